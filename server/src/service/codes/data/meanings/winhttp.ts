/** WinHTTP, which update and transfer services use, by the symbols of winhttp.h: what network.ts leaves out. */
export const winHttpMeanings: Readonly<Record<string, string>> = {
  ERROR_WINHTTP_OPTION_NOT_SETTABLE: "The program tried to change a setting that can only be read.",
  ERROR_WINHTTP_SHUTDOWN: "The internet layer is shutting down.",
  ERROR_WINHTTP_INCORRECT_HANDLE_TYPE: "The program used a connection where a request was due, or the reverse.",
  ERROR_WINHTTP_INCORRECT_HANDLE_STATE: "The request is not in a state that allows the step.",
  ERROR_WINHTTP_CANNOT_CALL_BEFORE_OPEN: "The program called a function before it had opened the request.",
  ERROR_WINHTTP_CANNOT_CALL_BEFORE_SEND: "The program called a function before it had sent the request.",
  ERROR_WINHTTP_CANNOT_CALL_AFTER_SEND: "The program called a function too late: the request had been sent.",
  ERROR_WINHTTP_CANNOT_CALL_AFTER_OPEN: "The program called a function too late: the request had been opened.",
  ERROR_WINHTTP_INVALID_HEADER: "A header of the request is not well formed.",
  ERROR_WINHTTP_INVALID_QUERY_REQUEST: "The program asked for a piece of header information that does not exist.",
  ERROR_WINHTTP_HEADER_ALREADY_EXISTS: "The header was to be added to the request and is in it already.",
  ERROR_WINHTTP_NOT_INITIALIZED: "The internet layer was used before it was started.",
  ERROR_WINHTTP_UNHANDLED_SCRIPT_TYPE: "The script that chooses the proxy is of a kind Windows cannot run.",
  ERROR_WINHTTP_SCRIPT_EXECUTION_ERROR: "The script that chooses the proxy failed while it ran.",
  ERROR_WINHTTP_HEADER_COUNT_EXCEEDED: "The server's answer has more headers than allowed.",
  ERROR_WINHTTP_HEADER_SIZE_OVERFLOW: "The headers of the server's answer are larger than allowed.",
  ERROR_WINHTTP_CHUNKED_ENCODING_HEADER_SIZE_OVERFLOW:
    "The server sent its answer in pieces, and the size given for a piece is too large to be read.",
  ERROR_WINHTTP_RESPONSE_DRAIN_OVERFLOW: "The rest of an answer that nobody wanted was too large to be read away.",
  ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY: "The certificate of this computer comes without its private key.",
  ERROR_WINHTTP_CLIENT_CERT_NO_ACCESS_PRIVATE_KEY:
    "The program may not use the private key of this computer's certificate.",
  ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED_PROXY: "The proxy asks this computer for a certificate.",
  ERROR_WINHTTP_SECURE_FAILURE_PROXY:
    "The secure connection to the proxy could not be trusted or set up: certificate, clock or TLS version do not fit.",
  ERROR_WINHTTP_HTTP_PROTOCOL_MISMATCH: "The program insists on an HTTP version that the server does not use.",
};
