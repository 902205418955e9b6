/**
 * Matches somewhere in every line in which `findCodes` finds a code (zero aside), and in few others, so that callers can skip
 * lines without looking closer. Global and without captures: set `lastIndex`, run it over a whole block of text.
 * Its branches mirror scan.ts: prefixed hex; eight bare hex digits with a common upper half; a word that labels codes with a
 * digit soon after it, in any language; the name of an error; a ten-digit negative number; a message insert of an event; a row of a hex dump; the result in a reported event.
 */
export const mayHoldCode =
  /0[xX][0-9A-Fa-f]|80[0-2dD][0-9A-Fa-f]{5}|87[dD][01][0-9A-Fa-f]{4}|[cC](?:000|190|015|142)[0-9A-Fa-f]{4}|[dDeE]000[0-9A-Fa-f]{4}|[dD]015[0-9A-Fa-f]{4}|ERROR_[A-Z]|STATUS_[A-Z]|_E_[A-Z]|(?<![A-Z_])E_[A-Z]|NTE_[A-Z]|RPC_[SX]_|EPT_S_|CR_[A-Z]|CM_PROB_|JET_err|%%-?[0-9]|WindowsUpdate_|<Binary>|\{[0-9]{1,3}, [0-9]|[^\x00-\x7f][^0-9\r\n]{0,48}[0-9]|(?:[eE][rR][rR]|[cC][oO][dD][eEiI]|[rR][eE][sStT]|[eE][xX][iI][tT]|[fF][aA][iI][lL]|[sS][tT][aA][tT][uU][sS]|[pP][rR][oO][bB]|[pP][mM][sS][gG]|[gG][lL][eE]|[hH][rR]|[rR][cC]|[fF][eE][hH][lL]|[fF][oO][uU][tT]|[cC][hH][yY][bB]|[vV][iI][rR][hH]|[fF][eE][lL][kK]|[kK][oO][dD]|[mM][gG][rR]32|WIN32\()[^0-9\r\n]{0,48}[0-9]|-[12][0-9]{9}|:[ \t]{0,8}[0-9A-Fa-f]{2}[ \t]{1,2}[0-9A-Fa-f]{2}[ \t]|\}[ \t]{1,8}[0-9]{1,10}[ \t]{1,8}0{0,7}[1-9A-Fa-f][0-9A-Fa-f]{0,7}[ \t]/g;
