/** Windows Update agent: signatures of update descriptions and files, by symbol. */
export const updateMetadataMeanings: Readonly<Record<string, string>> = {
  WU_E_FILETRUST_SHA2SIGNATURE_MISSING: "A downloaded file lacks the SHA-2 signature that is required.",
  WU_E_METADATA_NOOP: "Checking the description of the update had nothing to do.",
  WU_E_METADATA_CONFIG_INVALID_BINARY_ENCODING:
    "Binary data in the settings for checking update descriptions is wrongly encoded.",
  WU_E_METADATA_FETCH_CONFIG: "The settings for checking update descriptions could not be fetched.",
  WU_E_METADATA_INVALID_PARAMETER: "The check of an update's description was called with a wrong value.",
  WU_E_METADATA_UNEXPECTED: "Checking an update's description failed without a special number.",
  WU_E_METADATA_NO_VERIFICATION_DATA: "The update's description came without the data needed to check its signature.",
  WU_E_METADATA_BAD_FRAGMENTSIGNING_CONFIG:
    "The settings that say how the parts of an update's description are signed are wrong.",
  WU_E_METADATA_FAILURE_PROCESSING_FRAGMENTSIGNING_CONFIG:
    "The settings that say how the parts of an update's description are signed could not be worked through.",
  WU_E_METADATA_XML_MISSING: "The settings for signed update descriptions lack their XML.",
  WU_E_METADATA_XML_FRAGMENTSIGNING_MISSING: "The settings for signed update descriptions lack the part on signing.",
  WU_E_METADATA_XML_MODE_MISSING: "The settings for signed update descriptions do not say how strictly to check.",
  WU_E_METADATA_XML_MODE_INVALID: "The settings for signed update descriptions name a strictness that does not exist.",
  WU_E_METADATA_XML_VALIDITY_INVALID:
    "The settings for signed update descriptions give a period of validity that cannot be used.",
  WU_E_METADATA_XML_LEAFCERT_MISSING: "The settings for signed update descriptions lack the signer's own certificate.",
  WU_E_METADATA_XML_INTERMEDIATECERT_MISSING:
    "The settings for signed update descriptions lack the intermediate certificate.",
  WU_E_METADATA_XML_LEAFCERT_ID_MISSING:
    "The settings for signed update descriptions lack the identifier of the signer's certificate.",
  WU_E_METADATA_XML_BASE64CERDATA_MISSING:
    "The settings for signed update descriptions name a certificate without giving its data.",
  WU_E_METADATA_BAD_SIGNATURE: "The signature of an update's description is not in a usable form.",
  WU_E_METADATA_UNSUPPORTED_HASH_ALG:
    "The signature of an update's description uses a checksum method the agent does not know.",
  WU_E_METADATA_SIGNATURE_VERIFY_FAILED:
    "The signature does not fit the update's description: one of the two was altered or damaged.",
  WU_E_METADATATRUST_CERTIFICATECHAIN_VERIFICATION:
    "The certificate chain behind an update's description could not be checked.",
  WU_E_METADATATRUST_UNTRUSTED_CERTIFICATECHAIN:
    "The certificate chain behind an update's description does not end at a root this computer trusts.",
  WU_E_METADATA_TIMESTAMP_TOKEN_MISSING: "The signed description of the update has no time stamp.",
  WU_E_METADATA_TIMESTAMP_TOKEN_VERIFICATION_FAILED:
    "The time stamp of the signed update description could not be confirmed.",
  WU_E_METADATA_TIMESTAMP_TOKEN_UNTRUSTED:
    "The time stamp of the signed update description comes from an authority this computer does not trust.",
  WU_E_METADATA_TIMESTAMP_TOKEN_VALIDITY_WINDOW:
    "The time stamp of the signed update description lies outside the period in which it is valid.",
  WU_E_METADATA_TIMESTAMP_TOKEN_SIGNATURE:
    "The time stamp that belongs to the signed update description does not hold: its own signature is wrong.",
  WU_E_METADATA_TIMESTAMP_TOKEN_CERTCHAIN:
    "The certificate chain of the time stamp on an update's description failed its check.",
  WU_E_METADATA_TIMESTAMP_TOKEN_REFRESHONLINE:
    "A fresh time stamp for update descriptions could not be got over the network.",
  WU_E_METADATA_TIMESTAMP_TOKEN_ALL_BAD: "None of the time stamps at hand for the update's description can be used.",
  WU_E_METADATA_TIMESTAMP_TOKEN_NODATA:
    "The check of the update's description needs a time stamp, and the one that came is empty.",
  WU_E_METADATA_TIMESTAMP_TOKEN_CACHELOOKUP: "Looking for a stored time stamp for the update's description failed.",
  WU_E_METADATA_TIMESTAMP_TOKEN_VALIDITYWINDOW_UNEXPECTED:
    "The period of validity of a time stamp could not be worked out, without a special number.",
  WU_E_METADATA_TIMESTAMP_TOKEN_UNEXPECTED:
    "The time stamp of an update's description caused a failure without a special number.",
  WU_E_METADATA_CERT_MISSING: "A certificate needed to check the update's description is not there.",
  WU_E_METADATA_LEAFCERT_BAD_TRANSPORT_ENCODING: "The signer's certificate arrived in a damaged encoding.",
  WU_E_METADATA_INTCERT_BAD_TRANSPORT_ENCODING: "The intermediate certificate arrived in a damaged encoding.",
  WU_E_METADATA_CERT_UNTRUSTED: "A certificate used for the update's description is not trusted on this computer.",
  WU_E_FILETRUST_DUALSIGNATURE_RSA:
    "The RSA signature of a downloaded file that carries two signatures was not accepted.",
  WU_E_FILETRUST_DUALSIGNATURE_ECC:
    "The elliptic-curve (ECC) signature of a downloaded file that carries two signatures was not accepted.",
  WU_E_TRUST_SUBJECT_NOT_TRUSTED: "Windows Update does not trust a file, because its signature was not accepted.",
  WU_E_TRUST_PROVIDER_UNKNOWN:
    "The part of Windows that should check a file's signature for Windows Update is not known on this computer.",
};
