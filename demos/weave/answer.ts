import { exit, stderr } from 'node:process';

/** What a person may have got wrong is answered in a sentence, and by `help` where it was an option. */
export function understood<T>(attempt: () => T, help: string): T {
  try {
    return attempt();
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    const isOption = code?.startsWith('ERR_PARSE_ARGS');
    return refuse(isOption ? `${message.replace(/\. To specify.*$/, '.')}\n\n${help}` : message);
  }
}

/** Ends with a sentence, and the code that says the words were wrong. */
export function refuse(sentence: string): never {
  stderr.write(`${sentence}\n`);
  exit(2);
}
