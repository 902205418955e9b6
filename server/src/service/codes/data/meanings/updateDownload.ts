/** Windows Update agent: downloads (DM), by symbol. */
export const updateDownloadMeanings: Readonly<Record<string, string>> = {
  WU_E_DM_URLNOTAVAILABLE: "The update has no download address.",
  WU_E_DM_INCORRECTFILEHASH:
    "A downloaded file is not the file the update describes; it was damaged or altered on its way.",
  WU_E_DM_UNKNOWNALGORITHM: "The checksum of a file is of a kind the agent does not know.",
  WU_E_DM_NEEDDOWNLOADREQUEST: "The installing part of the agent has first to say which files to download.",
  WU_E_DM_NONETWORK: "The agent wanted to download an update while the computer had no network connection.",
  WU_E_DM_WRONGBITSVERSION: "The background transfer service (BITS) is of the wrong version.",
  WU_E_DM_NOTDOWNLOADED: "The update has not been downloaded (yet), so it cannot be used.",
  WU_E_DM_FAILTOCONNECTTOBITS: "The agent could not reach the background transfer service (BITS).",
  WU_E_DM_BITSTRANSFERERROR: "The background transfer service (BITS) reported an error that the agent could not name.",
  WU_E_DM_DOWNLOADLOCATIONCHANGED:
    "The address of the files changed while they were being downloaded, so the download has to begin anew.",
  WU_E_DM_CONTENTCHANGED: "The content of the update changed in the middle of the download.",
  WU_E_DM_DOWNLOADLIMITEDBYUPDATESIZE: "The update is larger than what may be downloaded under the present limit.",
  WU_E_DM_UNAUTHORIZED: "The caller may not download this update.",
  WU_E_DM_BG_ERROR_TOKEN_REQUIRED: "The background transfer (BITS) job lacks the security token it has to run with.",
  WU_E_DM_DOWNLOADSANDBOXNOTFOUND: "The download folder of the update is gone.",
  WU_E_DM_DOWNLOADFILEPATHUNKNOWN: "The agent does not know where on the disk a downloaded file lies.",
  WU_E_DM_DOWNLOADFILEMISSING: "A file of the update that had been downloaded is gone from the download folder.",
  WU_E_DM_UPDATEREMOVED: "The update was withdrawn while its download was under way.",
  WU_E_DM_READRANGEFAILED: "A piece of a downloaded file could not be read.",
  WU_E_DM_UNAUTHORIZED_NO_USER: "The download needs a user with the right to it, and nobody is logged on.",
  WU_E_DM_UNAUTHORIZED_LOCAL_USER: "The local user who is logged on has no right to this download.",
  WU_E_DM_UNAUTHORIZED_DOMAIN_USER: "The domain user who is logged on has no right to this download.",
  WU_E_DM_UNAUTHORIZED_MSA_USER: "The user who is logged on with a Microsoft account has no right to this download.",
  WU_E_DM_FALLINGBACKTOBITS:
    "The agent gives up its present way of downloading and goes over to the background transfer service (BITS); no failure yet.",
  WU_E_DM_DOWNLOAD_VOLUME_CONFLICT:
    "The update is being downloaded already, but to another drive than the one asked for now.",
  WU_E_DM_SANDBOX_HASH_MISMATCH: "The checksum of the download folder's contents is not the one expected.",
  WU_E_DM_HARDRESERVEID_CONFLICT:
    "The download was begun with another block of reserved disk space than the one named now.",
  WU_E_DM_DOSVC_REQUIRED: "This download works with the Delivery Optimization service only, and that was not used.",
  WU_E_DM_DOWNLOADTYPE_CONFLICT: "The update is being downloaded already in another manner than the one asked for now.",
  WU_E_DM_UNEXPECTED: "The download manager failed without a special number.",
};
