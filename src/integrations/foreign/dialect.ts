/**
 * What makes a function that reads messages a dialect: notes are collected, and nothing is ever thrown.
 */
import type { Reading, ReadResult } from '../../domain/robots/reading.js';
import type { Dialect } from '../../services/ports.js';
import { quote } from './content.js';
import { Notes } from './notes.js';
import { Refused } from './refused.js';

/**
 * Makes a dialect from a function that may give up by throwing.
 *
 * Anything else that is thrown becomes a refusal too: messages come from machines we do not own, and one that we
 * failed to foresee must cost itself only, never the batch it came in.
 */
export function dialect<Message>(read: (message: Message, notes: Notes) => Omit<Reading, 'notes'>): Dialect<Message> {
  return {
    read(message: Message): ReadResult {
      const notes = new Notes();
      try {
        const reading = read(message, notes);
        return { reading: { ...reading, notes: notes.list() } };
      } catch (error) {
        if (error instanceof Refused) return { refusal: { code: error.code, message: error.message } };
        const detail = error instanceof Error ? `: ${quote(error.message)}` : '';
        return { refusal: { code: 'MALFORMED', message: `The message could not be read${detail}.` } };
      }
    },
  };
}
