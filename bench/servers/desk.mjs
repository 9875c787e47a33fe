/** The desk as in production: sign-in, permissions, limits and logging on, in a process of its own. */
import { EMAILS, PASSWORD } from '../data/fill.mjs';
import { freePort, startChild } from '../lib/child.mjs';

/** Connections to the database: the same number for every server. */
export const POOL = 10;

const PROFILE_ON_SIGNAL = new URL('profile-on-signal.mjs', import.meta.url).href;

/**
 * Everything that holds in production holds here. A limit that a thousand requests a second of one account would hit by
 * its very purpose (a budget, a rate) is raised by the policies of the data set, never switched off.
 * @param {{ databaseUrl: string, name?: string, env?: Record<string, string>, profileFile?: string, collectable?: boolean }} given
 */
export async function startDesk({ databaseUrl, name = 'desk', env = {}, profileFile, collectable }) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = startChild({
    name,
    script: 'dist/src/main.js',
    ipc: false,
    collectable,
    // As `npm start` does.
    nodeArgs: ['--max-semi-space-size=32', ...(profileFile ? ['--import', PROFILE_ON_SIGNAL] : [])],
    env: {
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DATABASE_POOL: String(POOL),
      ...(profileFile && { BENCH_PROFILE: profileFile }),
      ...env,
    },
  });
  await Promise.race([ready(`${url}/readyz`), child.died]);
  return {
    ...child,
    url: `${url}/graphql`,
    port,
    /** From now on its time is looked at, if it was started with a profile. */
    profileFromNow: () => void (profileFile && child.child.kill('SIGUSR2')),
    /** A person of this role, to be signed in by `renew`: before each round, because access tokens are short-lived. */
    person(role) {
      const person = {
        headers: {},
        renew: async () => void (person.headers = { authorization: await this.signIn(role) }),
      };
      return person;
    },
    /** Signs in as one of the roles. @returns {Promise<string>} the value of the Authorization header */
    async signIn(role) {
      const input = { email: EMAILS[role], password: PASSWORD };
      const answer = await post(
        `${url}/graphql`,
        {},
        {
          query: 'mutation ($input: LoginInput!) { login(input: $input) { accessToken errors { code } } }',
          variables: { input },
        },
      );
      const token = answer.data?.login?.accessToken;
      if (!token) throw new Error(`${input.email} could not sign in: ${JSON.stringify(answer)}`);
      return `Bearer ${token}`;
    },
  };
}

async function ready(url) {
  for (const patience = Date.now() + 60_000; Date.now() < patience;) {
    const response = await fetch(url).catch(() => null);
    await response?.body?.cancel();
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The desk was not ready within a minute.');
}

/** Sends JSON and reads JSON. */
export async function post(url, headers, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return JSON.parse(await response.text());
}
