/** What the bytes of text and PDF files must look like; read as Latin-1, one character a byte. */

/** Control characters that no text and no log has: what is there beside tabs, line ends, form feeds and terminal colours. */
export const TEXT_CONTROLS = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]/;

/** Whether a text begins as one: not as a page, a drawing or a script that somebody's program would run. */
export const isTextHead = (head: string): boolean => !/^(\xef\xbb\xbf)?\s*(<|#!|%!|@echo\b)/i.test(head);

export const PDF_HEAD = /^%PDF-[12]\.\d[\r\n]/;
/** How much of its end is looked at: as far back as programs look for the end of a ZIP archive. */
export const PDF_TAIL_BYTES = 66_000;
/** What makes a PDF do something when it is opened. In compressed parts it cannot be seen; a download runs nothing. */
export const PDF_UNWANTED = /\/(JavaScript|JS|Launch)\b/;

/** Whether a file ends as a PDF does, and not as an archive besides. */
export const isPdfTail = (tail: string): boolean =>
  /startxref\s+\d+\s+%%EOF[\s\0]*$/.test(tail) && !tail.includes('PK\x05\x06');
