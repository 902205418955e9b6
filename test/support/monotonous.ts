/** What a line may be made of over and over, to try what it does to patterns that look for codes. */
export const monotonousUnits = [
  "error ",
  "0x80070005 ",
  "0",
  "a",
  "8",
  "(",
  '"C:\\a',
  "hr = ",
  "-1",
  "72 00 ",
  "} 1 ",
  "0x",
  "80070005/",
  "failed with code value of the ",
] as const;
