/**
 * Matches somewhere in every line in which `findCodes` finds something, and in few others, so that callers can skip lines
 * without looking closer. Global and without captures: set `lastIndex`, run it over a whole block of text.
 * Its branches mirror scan.ts: prefixed hex; eight bare hex digits that start like a failure; a word that labels codes with a
 * digit soon after it; a ten-digit negative number; a row of a hex dump; a reported event.
 */
export const mayHoldCode =
  /0[xX][0-9A-Fa-f]|[89cCdDeE][0-9A-Fa-f]{7}|(?:[eE][rR][rR]|[cC][oO][dD][eE]|[rR][eE][sStT]|[eE][xX][iI][tT]|[fF][aA][iI][lL]|[sS][tT][aA][tT][uU][sS]|[pP][rR][oO][bB]|[gG][lL][eE]|[hH][rR]|[rR][cC]|[fF][eE][hH][lL]|[fF][oO][uU][tT]|WIN32\()[^0-9\r\n]{0,48}[0-9]|-[12][0-9]{9}|[0-9A-Fa-f]{4}:\s{1,2}[0-9A-Fa-f]{2}\s|REPORT EVENT/g;
