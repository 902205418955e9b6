/** Component-based servicing: packages that hold differences between versions (PSFX), by symbol. */
export const deltaPackageMeanings: Readonly<Record<string, string>> = {
  PSFX_E_DELTA_NOT_SUPPORTED_FOR_COMPONENT:
    "The update brings only the differences to a component, and this component cannot be updated in that way.",
  PSFX_E_REVERSE_AND_FORWARD_DELTAS_MISSING:
    "The differences (deltas) to the base version are missing in both directions, so the new files cannot be made.",
  PSFX_E_MATCHING_COMPONENT_NOT_FOUND:
    "The installed component to which the differences in the update belong was not found.",
  PSFX_E_MATCHING_COMPONENT_DIRECTORY_MISSING:
    "The folder of the installed component to which the differences belong is missing from the component store.",
  PSFX_E_MATCHING_BINARY_MISSING:
    "A file to which the differences in the update are to be applied is missing from the component store.",
  PSFX_E_APPLY_REVERSE_DELTA_FAILED:
    "An installed file could not be turned back into its base version, from which the new one is made.",
  PSFX_E_APPLY_FORWARD_DELTA_FAILED:
    "The new version of a file could not be made from its base version and the difference in the update.",
  PSFX_E_NULL_DELTA_HYDRATION_FAILED:
    "A file that the update carries whole, as a difference to nothing, could not be unpacked.",
  PSFX_E_INVALID_DELTA_COMBINATION: "The differences (deltas) that servicing found for a file do not go together.",
  PSFX_E_REVERSE_DELTA_MISSING:
    "The difference that leads from the installed file back to its base version is missing.",
  PSFX_E_UNSUPPORTED_COMPRESSION_SWITCH:
    "The update asks for a compression setting that this servicing stack does not offer.",
  PSFX_E_MISSING_PAYLOAD_FILE: "The update lacks a file that its own list names.",
  PSFX_E_PARTIAL_HYDRATION: "Only some of the files could be rebuilt from the differences in the update.",
  PSFX_E_REBASE_HYDRATION_CANDIDATES_MISSING: "No file is at hand from which the new base version could be rebuilt.",
  PSFX_E_REBASE_HASH_ALG_NOT_SUPPORTED:
    "The new base version is to be checked with a checksum method this servicing stack does not know.",
  PSFX_E_REBASE_MISSING_BASE_FILE: "The file that was to serve as the new base version is missing.",
};
