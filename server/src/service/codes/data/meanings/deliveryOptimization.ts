/** Delivery Optimization: the download service that shares updates among computers, by symbol. */
export const deliveryOptimizationMeanings: Readonly<Record<string, string>> = {
  DO_E_NO_SERVICE: "The Delivery Optimization service could not do its work for the caller.",
  DO_E_DOWNLOAD_NO_PROGRESS: "The download made no progress within the time allowed.",
  DO_E_JOB_NOT_FOUND: "A program asked after a download that Delivery Optimization does not know, or not any more.",
  DO_E_JOB_EMPTY: "A program started a download job without having named a file to fetch.",
  DO_E_NO_DOWNLOADS: "Delivery Optimization has no downloads to go through.",
  DO_E_MEMORYSTREAM_DOWNLOAD_NOT_SUPPORTED:
    "The caller wanted the download in memory instead of in a file, which is not possible here.",
  DO_E_JOB_TOO_OLD: "The download job went on for longer than the service keeps a job.",
  DO_E_LOCALPATH_NOT_SET: "The download job was started without saying where to put the file.",
  DO_E_FILE_NOT_AVAILABLE: "The file is not at hand at the download service.",
  DO_E_UNKNOWN_PROPERTY_ID: "A program asked for a property of the download that Delivery Optimization does not know.",
  DO_E_READ_ONLY_PROPERTY: "A program tried to set a property of the download that can only be read.",
  DO_E_INVALID_STATE: "The download job is in a state that does not allow what was asked.",
  DO_E_ERROR_INFORMATION_UNAVAILABLE:
    "The program asked why the download failed, and Delivery Optimization has no details.",
  DO_E_WRITE_ONLY_PROPERTY: "A program tried to read a property of the download that can only be set.",
  DO_E_INTEGRITYCHECKINFO_UNSPECIFIED: "The job does not say how the downloaded data is to be checked, though it must.",
  DO_E_INTEGRITYCHECKINFO_UNAVAILABLE:
    "The job must be checked after the download, and the checksums for that could not be fetched.",
  DO_E_FILE_DOWNLOADSINK_UNSPECIFIED: "The job does not say where the data is to go: neither a file nor a stream.",
  DO_E_FILE_DOWNLOADSINK_ALREADY_SET: "The job was told a second time where the data is to go.",
  DO_E_FILE_SIZE_UNKNOWN_HTTP_200: "The server answered with HTTP 200 and did not say how large the file is.",
  DO_E_FILE_ENCRYPTION_EXPECTED:
    "The caller gave a key to decrypt the file, and the file on the server is not encrypted.",
  DO_E_FILE_SIZE_UNKNOWN_HTTP_206:
    "The server sent a part of the file (HTTP 206) and did not say how large the whole is.",
  DO_E_FILE_SIZE_UNKNOWN_HTTP_2XX:
    "The server answered with another HTTP success status and did not say how large the file is.",
  DO_E_NETWORK_ACCESS_CONSENT_NEEDED: "The download waits until the user agrees to the use of the network.",
  DO_E_DOWNLOAD_NO_URI: "A program started the download without saying from which address the file comes.",
  DO_E_DOWNLOAD_NO_CONTENT_ID: "The job has no identifier of the content, without which peers cannot be asked for it.",
  DO_E_INVALID_CONTENT_ID: "The identifier of the content to be downloaded is not well formed.",
  DO_E_DOWNLOAD_RANGES_UNEXPECTED: "The caller asked for parts of the file where only the whole can be had.",
  DO_E_DOWNLOAD_RANGES_EXPECTED: "The caller asked for the whole file where parts of it must be named.",
  DO_E_NO_DOWNLOAD_PARTICIPATION:
    "Delivery Optimization left this download out, because it limits how many computers take part.",
  DO_E_NO_DOWNLOAD_EXTSETTINGS: "The settings of the user or administrator do not allow the download.",
  DO_E_BLOCKED_BY_COST_TRANSFER_POLICY: "Policy forbids the download over a network that costs money.",
  DO_E_DOWNLOADMODE_SET_BY_CP: "The rules for this content (content policy) limit the way of downloading.",
  DO_E_BLOCKED_BY_CELLULAR_POLICY:
    "The download is held: the computer is on a mobile network, and a policy forbids it there.",
  DO_E_BLOCKED_BY_POWER_STATE: "The download is held, because the computer went off mains power.",
  DO_E_BLOCKED_BY_NO_NETWORK:
    "The download is held, because the computer lost its network connection; it can go on when that is back.",
  DO_E_DOWNLOADMODE_SET_BY_POLICY: "A policy on this computer limits the way of downloading.",
  DO_E_BLOCKED_BY_VPN_POLICY:
    "The download is held: the computer is connected through a VPN, and a policy forbids it there.",
  DO_E_BLOCKED_BY_CRITICAL_MEMORY_USAGE: "The download is held, because the computer is very short of memory.",
  DO_E_DOWNLOADMODE_SET_BY_CACHE_ABSENCE: "The way of downloading is limited, because the cache folder is missing.",
  DO_E_CLOUD_SERVICES_UNREACHABLE:
    "The cloud service of Delivery Optimization, which tells about peers and content, could not be reached.",
  DO_E_DOWNLOADMODE_SET_FOR_UNREG_CALLER:
    "The way of downloading is limited, because the calling program is not registered with Delivery Optimization.",
  DO_E_DOWNLOADMODE_SET_FOR_SIMPLE_RANGES:
    "The way of downloading is limited, because the caller asked for simple parts of the file.",
  DO_E_UNEXPECTED_HTTP_STATUS_2XX: "The server answered with an HTTP success status that the download did not expect.",
  DO_E_HTTP_BLOCKSIZE_MISMATCH: "The server sent a block of another size than was asked for.",
  DO_E_HTTP_CERT_VALIDATION: "The certificate of the download server was not accepted.",
  DO_E_INVALID_RANGE: "The part of the file that was asked for does not exist.",
  DO_E_INSUFFICIENT_RANGE_SUPPORT:
    "The server or a proxy cannot send parts of a file, which Delivery Optimization needs.",
  DO_E_OVERLAPPING_RANGES: "The parts of the file that were asked for overlap each other.",
  DO_E_UPLOADING_BAD_PIECES: "While it sent pieces of the file to peers, the computer found too many of them damaged.",
  DO_E_FATAL_CORE_ERROR: "The core of Delivery Optimization met an error from which it could not recover.",
  DO_E_SERVICES_RESPONSE_EMPTY: "The cloud service of Delivery Optimization sent an answer without content.",
  DO_E_BAD_INCOMING_DATA: "A piece of the file arrived damaged or incomplete.",
  DO_E_BAD_PIECE_HASH: "A piece of the file arrived with a wrong checksum and cannot be used.",
  DO_E_BAD_PIECE_HASH_NO_BAN:
    "A piece of the file arrived with a wrong checksum; its sender is not shut out for that yet.",
  DO_E_ALREADY_HAVE_PIECE: "A piece of the file came although this computer had it already; no harm done.",
  DO_E_MISSING_PIECE: "A peer asked for a piece of the file that is not in the cache any more.",
  DO_E_METAINFO_CONTENT: "The description of the file's pieces (metainfo) has content that cannot be used.",
  DO_E_METAINFO_VERSION: "The description of the file's pieces (metainfo) is of a version that is not known here.",
  DO_E_SWARM_NOT_RUNNING: "The group of peers for this file (swarm) is not active.",
  DO_E_UNRECOGNIZED_CONN: "A peer spoke up that is not among the known connections.",
  DO_E_PEER_BANNED: "A peer has been shut out, so nothing is fetched from it or sent to it.",
  DO_E_CONNECT_TO_SELF: "The computer found itself among its peers and ended that connection.",
  DO_E_ALREADY_CONNECTED: "The computer wanted to connect to a peer to which it is linked already; no harm done.",
  DO_E_NO_MORE_CONNECTIONS: "No further connection to a peer is possible, because the most allowed are open.",
  DO_E_LOST_CONNECTION: "The link to another computer (peer) that shares the file broke off.",
  DO_E_UNRECOGNIZED_SWARM: "A peer spoke of a file whose group (swarm) is not known on this computer.",
  DO_E_INVALID_HANDSHAKE_LEN: "A peer's first message (handshake) had the wrong length, so no exchange began with it.",
  DO_E_SOCKET_CLOSED: "The network connection over which the computer spoke with a peer was closed.",
  DO_E_PEER_MSG_TOO_LONG: "A peer sent a message longer than the rules of Delivery Optimization allow.",
  DO_E_INVALID_PEER_MSG: "A peer sent a message that does not follow the rules of Delivery Optimization.",
  DO_E_PEER_IS_UPLOAD: "The other side of this connection is there for uploads, so the step does not apply to it.",
  DO_E_PIN_FAIL_NO_PEERING:
    "The file could not be kept in the cache for others (pinned), because it is not shared among peers.",
  DO_E_DELETE_PINNED_SWARM: "A file that is to stay in the cache (pinned) was to be deleted, which has to be forced.",
  DO_E_METAINFO_DIGEST_MATCH:
    "The description of the file (metainfo) does not have the checksum it should have, so it is not used.",
  DO_E_METAINFO_HOH_MATCH: "The checksum over all piece checksums (HoH) in the metainfo is not the one expected.",
  DO_E_METAINFO_HOH_FINAL_MATCH: "At the final comparison the checksum over all piece checksums (HoH) was wrong.",
  DO_E_METAINFO_CONTENT_LENGTH:
    "The description of the file (metainfo) gives a length of the content that cannot be right.",
  DO_E_METAINFO_PIECE_SIZE: "The description of the file (metainfo) gives a size of the pieces that cannot be right.",
  DO_E_METAINFO_PARSE_HOH:
    "The description of the file (metainfo) holds a checksum over all pieces (HoH) that cannot be read.",
  DO_E_METAINFO_PARSE_PIECEHASHES:
    "The description of the file (metainfo) holds a list of piece checksums that cannot be read.",
  DO_E_METAINFO_PARSE_ONE_PIECEHASH:
    "The description of the file (metainfo) holds a piece checksum that cannot be read.",
  DO_E_METAINFO_FILE_SIZE: "The description of the file (metainfo) gives a file size that cannot be right.",
};
