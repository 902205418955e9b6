/**
 * Matches somewhere in every line in which `findCodes` finds a code (zero aside), and in few others, so that callers can skip
 * lines without looking closer. Global and without captures: set `lastIndex`, run it over a whole block of text.
 * Its branches mirror scan.ts: prefixed hex; eight bare hex digits with a common upper half; a word that labels codes with a
 * digit soon after it; a ten-digit negative number; a row of a hex dump; the result in a reported event.
 */
export const mayHoldCode =
  /0[xX][0-9A-Fa-f]|80[0-2dD][0-9A-Fa-f]{5}|87[dD]0[0-9A-Fa-f]{4}|[cC](?:000|190)[0-9A-Fa-f]{4}|[dDeE]000[0-9A-Fa-f]{4}|(?:[eE][rR][rR]|[cC][oO][dD][eE]|[rR][eE][sStT]|[eE][xX][iI][tT]|[fF][aA][iI][lL]|[sS][tT][aA][tT][uU][sS]|[pP][rR][oO][bB]|[gG][lL][eE]|[hH][rR]|[rR][cC]|[fF][eE][hH][lL]|[fF][oO][uU][tT]|[mM][gG][rR]32|WIN32\()[^0-9\r\n]{0,48}[0-9]|-[12][0-9]{9}|:[ \t]{1,2}[0-9A-Fa-f]{2}[ \t]{1,2}[0-9A-Fa-f]{2}[ \t]|\}[ \t]{1,8}[0-9]{1,10}[ \t]{1,8}0{0,7}[1-9A-Fa-f][0-9A-Fa-f]{0,7}[ \t]/g;
