/** Windows Update agent: finding the server (redirector) and self-repair (SIH), by symbol. */
export const updateRedirectorMeanings: Readonly<Record<string, string>> = {
  WU_E_REDIRECTOR_LOAD_XML: "The redirector file, which tells where the update server is, could not be read.",
  WU_E_REDIRECTOR_S_FALSE: "The redirector file lacks an entry the agent needs.",
  WU_E_REDIRECTOR_ID_SMALLER: "The redirector file from the server is older than the one kept here.",
  WU_E_REDIRECTOR_UNKNOWN_SERVICE:
    "The redirector, which tells where update servers are, does not know the service asked for.",
  WU_E_REDIRECTOR_UNSUPPORTED_CONTENTTYPE:
    "The redirector answered with a kind of content the agent cannot use, for example a web page.",
  WU_E_REDIRECTOR_INVALID_RESPONSE: "The answer of the redirector made no sense to the agent.",
  WU_E_REDIRECTOR_ATTRPROVIDER_EXCEEDED_MAX_NAMEVALUE:
    "The agent wanted to tell the redirector more facts about the computer than it takes.",
  WU_E_REDIRECTOR_ATTRPROVIDER_INVALID_NAME:
    "The agent wanted to tell the redirector a fact about the computer under a name that is not allowed.",
  WU_E_REDIRECTOR_ATTRPROVIDER_INVALID_VALUE:
    "The agent wanted to tell the redirector a fact about the computer with a value that is not allowed.",
  WU_E_REDIRECTOR_SLS_GENERIC_ERROR:
    "The service that hands out server addresses (SLS) reported an error without details.",
  WU_E_REDIRECTOR_CONNECT_POLICY:
    "A policy keeps the agent from asking Microsoft's redirector where the update server is.",
  WU_E_REDIRECTOR_ONLINE_DISALLOWED: "The agent may not ask the redirector over the network.",
  WU_E_REDIRECTOR_UNEXPECTED: "The redirector failed without a special number.",
  WU_E_SIH_VERIFY_DOWNLOAD_ENGINE: "The repair program (SIH engine) that was downloaded did not pass its check.",
  WU_E_SIH_VERIFY_DOWNLOAD_PAYLOAD: "The repair data (SIH payload) that was downloaded did not pass its check.",
  WU_E_SIH_VERIFY_STAGE_ENGINE: "The repair program (SIH engine) failed its check when it was put in place.",
  WU_E_SIH_VERIFY_STAGE_PAYLOAD: "The repair data (SIH payload) failed its check when it was put in place.",
  WU_E_SIH_ACTION_NOT_FOUND:
    "The self-repair of Windows Update (SIH) was to carry out an action that it does not have.",
  WU_E_SIH_SLS_PARSE:
    "The self-repair (SIH) could not read the answer of the service that hands out its instructions (SLS).",
  WU_E_SIH_INVALIDHASH: "A checksum in the self-repair's (SIH) data is not usable.",
  WU_E_SIH_NO_ENGINE: "The self-repair of Windows Update (SIH) has no repair program it could run.",
  WU_E_SIH_POST_REBOOT_INSTALL_FAILED: "The part of a self-repair (SIH) that runs after the restart failed.",
  WU_E_SIH_POST_REBOOT_NO_CACHED_SLS_RESPONSE:
    "After the restart the self-repair (SIH) did not find the instructions it had stored before.",
  WU_E_SIH_PARSE: "The self-repair of Windows Update (SIH) could not read data it depends on.",
  WU_E_SIH_SECURITY: "A security check within the self-repair of Windows Update (SIH) failed.",
  WU_E_SIH_PPL: "The self-repair (SIH) could not work as a protected process (PPL).",
  WU_E_SIH_POLICY: "A policy keeps the self-repair of Windows Update (SIH) from working.",
  WU_E_SIH_STDEXCEPTION: "A program error (a standard C++ exception) ended the self-repair of Windows Update (SIH).",
  WU_E_SIH_NONSTDEXCEPTION: "A program error of an unusual kind ended the self-repair of Windows Update (SIH).",
  WU_E_SIH_ENGINE_EXCEPTION: "A program error occurred inside the repair program (SIH engine).",
  WU_E_SIH_BLOCKED_FOR_PLATFORM: "The self-repair of Windows Update (SIH) does not run on this kind of system.",
  WU_E_SIH_ANOTHER_INSTANCE_RUNNING: "The self-repair of Windows Update (SIH) is at work already; only one can run.",
  WU_E_SIH_DNSRESILIENCY_OFF: "The self-repair's (SIH) help against faulty name resolution is switched off.",
  WU_E_SIH_UNEXPECTED: "The self-repair of Windows Update (SIH) failed without a special number.",
};
