/** E-mail addresses: what is taken for one, and when two are the same. */

/** As HTML's `<input type="email">` defines it. ASCII only, so that no letter passes for another that looks like it. */
const EMAIL =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
export const EMAIL_MAX = 254;

export const isEmail = (text: string): boolean => text.length <= EMAIL_MAX && EMAIL.test(text);

/**
 * What is equal for two spellings of one address: case matters for A to Z only. JavaScript, like PostgreSQL, would also
 * take the Kelvin sign for a k.
 */
export const emailKey = (email: string): string => email.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
