/** Windows Update agent: the exchange with the update server (PT), by symbol. */
export const updateTransportMeanings: Readonly<Record<string, string>> = {
  WU_E_PT_CATALOG_SYNC_REQUIRED:
    "The agent has to bring its catalog of updates in line with the server's before the request can be served.",
  WU_E_PT_SECURITY_VERIFICATION_FAILURE:
    "The secure connection to the server was refused, because a security check of the exchange failed.",
  WU_E_PT_ENDPOINT_UNREACHABLE: "The service's address on the network could not be reached.",
  WU_E_PT_INVALID_FORMAT: "A message to or from the update server had a form the web service layer cannot read.",
  WU_E_PT_INVALID_URL: "The address of the update server is not well formed.",
  WU_E_PT_NWS_NOT_LOADED: "The Windows component for web services (webservices.dll) could not be loaded.",
  WU_E_PT_PROXY_AUTH_SCHEME_NOT_SUPPORTED: "The proxy wants a way of signing in that the update agent cannot use.",
  WU_E_SERVICEPROP_NOTAVAIL:
    "A detail (property) of the update service was asked for that this service does not offer.",
  WU_E_PT_ENDPOINT_REFRESH_REQUIRED: "The agent must ask again for the service's address before it can connect.",
  WU_E_PT_ENDPOINTURL_NOTAVAIL: "No address is known at which the update service could be reached.",
  WU_E_PT_ENDPOINT_DISCONNECTED: "The connection to the update service is gone.",
  WU_E_PT_INVALID_OPERATION: "The web service layer was asked for something that its present state does not allow.",
  WU_E_PT_OBJECT_FAULTED: "A part of the web service layer had failed before and cannot be used any more.",
  WU_E_PT_NUMERIC_OVERFLOW: "A number in the exchange with the update server was too large for its field.",
  WU_E_PT_OPERATION_ABORTED: "The request to the update server was broken off before it was finished.",
  WU_E_PT_OPERATION_ABANDONED: "The request to the update server was given up; nobody waits for its answer any more.",
  WU_E_PT_QUOTA_EXCEEDED:
    "The exchange with the update server went beyond a limit set for it, for instance on the size of an answer.",
  WU_E_PT_NO_TRANSLATION_AVAILABLE: "The web service layer has no text for an error in the language asked for.",
  WU_E_PT_ADDRESS_IN_USE: "The network address the agent wanted to use is taken by another program.",
  WU_E_PT_ADDRESS_NOT_AVAILABLE:
    "The network address the agent wanted to use does not belong to this computer or cannot be used now.",
  WU_E_PT_OTHER: "The exchange with the update server failed in a way that has no number of its own.",
  WU_E_PT_SECURITY_SYSTEM_FAILURE:
    "The security parts of Windows failed while the agent set up its connection to the server.",
  WU_E_PT_SOAPCLIENT_BASE: "A call to the update server failed in the web service layer.",
  WU_E_PT_SOAPCLIENT_INITIALIZE:
    "The web service layer could not be set up, often because XML parts of Windows are damaged.",
  WU_E_PT_SOAPCLIENT_OUTOFMEMORY: "The web service layer ran out of memory.",
  WU_E_PT_SOAPCLIENT_GENERATE: "The request to the update server could not be put together.",
  WU_E_PT_SOAPCLIENT_CONNECT: "The update server could not be reached.",
  WU_E_PT_SOAPCLIENT_SEND: "The request could not be sent to the update server.",
  WU_E_PT_SOAPCLIENT_SERVER: "The update server answered with an error of its own.",
  WU_E_PT_SOAPCLIENT_SOAPFAULT:
    "The update server refused the request with a web service fault; its text is often in the lines near the code.",
  WU_E_PT_SOAPCLIENT_PARSEFAULT: "The fault that the update server sent could not be read.",
  WU_E_PT_SOAPCLIENT_READ: "The answer of the update server could not be read to its end.",
  WU_E_PT_SOAPCLIENT_PARSE: "The answer of the update server could not be understood.",
  WU_E_PT_SOAP_VERSION: "Server and agent use different versions of the web service protocol.",
  WU_E_PT_SOAP_MUST_UNDERSTAND: "The server did not understand a required part of the request.",
  WU_E_PT_SOAP_CLIENT: "The server found the request itself at fault.",
  WU_E_PT_SOAP_SERVER: "The server could not handle the request, for a reason on its side.",
  WU_E_PT_WMI_ERROR: "Data about this computer for the server could not be got from WMI.",
  WU_E_PT_EXCEEDED_MAX_SERVER_TRIPS:
    "The search needed more round trips to the server than allowed; the server offers too many updates.",
  WU_E_PT_SUS_SERVER_NOT_SET: "The agent should use the company's update server, and no address is set for it.",
  WU_E_PT_DOUBLE_INITIALIZATION: "The server connection was set up twice.",
  WU_E_PT_INVALID_COMPUTER_NAME:
    "The agent has to tell the server the name of this computer and could not find it out.",
  WU_E_PT_REFRESH_CACHE_REQUIRED:
    "The server asks the agent to renew its data about updates; the agent does that by itself.",
  WU_E_PT_HTTP_STATUS_BAD_REQUEST: "The server or a proxy did not understand the request (HTTP 400).",
  WU_E_PT_HTTP_STATUS_DENIED: "The server wants credentials (HTTP 401).",
  WU_E_PT_HTTP_STATUS_FORBIDDEN: "The server or a proxy forbids the request (HTTP 403).",
  WU_E_PT_HTTP_STATUS_NOT_FOUND: "The server does not know the address that was asked for (HTTP 404).",
  WU_E_PT_HTTP_STATUS_BAD_METHOD: "The server does not allow this kind of request (HTTP 405).",
  WU_E_PT_HTTP_STATUS_PROXY_AUTH_REQ:
    "The proxy wants credentials, and the update service has none to give (HTTP 407).",
  WU_E_PT_HTTP_STATUS_REQUEST_TIMEOUT: "The update server gave up waiting for the agent's request (HTTP 408).",
  WU_E_PT_HTTP_STATUS_CONFLICT: "The request does not fit the state of things on the server (HTTP 409).",
  WU_E_PT_HTTP_STATUS_GONE: "What was asked for is no longer on the server (HTTP 410).",
  WU_E_PT_HTTP_STATUS_SERVER_ERROR:
    "The update server met an error of its own while it handled the request (HTTP 500).",
  WU_E_PT_HTTP_STATUS_NOT_SUPPORTED: "The update server does not offer the function the request needs (HTTP 501).",
  WU_E_PT_HTTP_STATUS_BAD_GATEWAY: "A proxy or gateway got no sensible answer from the update server (HTTP 502).",
  WU_E_PT_HTTP_STATUS_SERVICE_UNAVAIL: "The server is overloaded or its update service is stopped (HTTP 503).",
  WU_E_PT_HTTP_STATUS_GATEWAY_TIMEOUT: "A proxy or gateway waited in vain for the update server (HTTP 504).",
  WU_E_PT_HTTP_STATUS_VERSION_NOT_SUP: "The server does not speak the HTTP version that was used (HTTP 505).",
  WU_E_PT_FILE_LOCATIONS_CHANGED: "The server has moved files; the agent asks again for their addresses.",
  WU_E_PT_REGISTRATION_NOT_SUPPORTED: "The agent can register only with a company's own update server (WSUS).",
  WU_E_PT_NO_AUTH_PLUGINS_REQUESTED: "The server named no way of authorising the agent.",
  WU_E_PT_NO_AUTH_COOKIES_CREATED: "The agent could not get an authorisation from the server.",
  WU_E_PT_INVALID_CONFIG_PROP: "A setting for the connection to the server has a wrong value.",
  WU_E_PT_CONFIG_PROP_MISSING: "A setting for the connection to the server is missing.",
  WU_E_PT_HTTP_STATUS_NOT_MAPPED: "The server answered with an HTTP status the agent has no special number for.",
  WU_E_PT_WINHTTP_NAME_NOT_RESOLVED:
    "The name of the update server or of the proxy could not be resolved to an address.",
  WU_E_PT_LOAD_SHEDDING: "The server sheds load and asks the agent to come back later.",
  WU_E_PT_CLIENT_ENFORCED_LOAD_SHEDDING:
    "The agent itself held the request back for now, so as not to overload the update server.",
  WU_E_PT_ECP_SUCCEEDED_WITH_ERRORS:
    "Some of the external cab files with update data could not be used, often because a content filter altered or blocked them.",
  WU_E_PT_ECP_INIT_FAILED: "The handling of external cab files could not start.",
  WU_E_PT_ECP_INVALID_FILE_FORMAT:
    "A cab file with further update data came from the server in a format the agent cannot use.",
  WU_E_PT_ECP_INVALID_METADATA: "An external cab file with update data arrived, but the data about it is wrong.",
  WU_E_PT_ECP_FAILURE_TO_EXTRACT_DIGEST:
    "The checksum of an external cab file could not be read, so the file cannot be checked.",
  WU_E_PT_ECP_FAILURE_TO_DECOMPRESS_CAB_FILE:
    "A cab file with further update data came from the server and could not be unpacked.",
  WU_E_PT_ECP_FILE_LOCATION_ERROR: "The address of an external cab file is not usable.",
  WU_E_PT_DATA_BOUNDARY_RESTRICTED: "The request was not made, because rules on where data may go restrict it.",
  WU_E_PT_GENERAL_AAD_CLIENT_ERROR: "Signing in to Azure AD (Entra ID) for the update service failed on this computer.",
  WU_E_PT_UNEXPECTED: "Talking to the server failed without a special number.",
  WU_E_PT_SAME_REDIR_ID: "The redirector file was fetched again and is still the same.",
  WU_E_PT_NO_MANAGED_RECOVER:
    "The redirector did not try a recovery, because the computer is tied to a company's update server.",
};
