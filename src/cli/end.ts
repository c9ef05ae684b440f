/** How a command that loaded modules of the author's ends, whatever they left open or wait for. */

/** Long enough for what ends by itself. */
const graceMs = 200;

/** What Node itself is still reading or writing, which ends. */
const passing = /^(TTYWrap|PipeWrap|FSReq\w+)$/;

/** Nothing keeps a process that has nothing left to do; a module that left a timer or a socket open would. */
export function endDespiteOpen(): void {
  const timer = setTimeout(() => {
    const open = [...new Set(process.getActiveResourcesInfo())].filter((kind) => !passing.test(kind));
    if (open.length === 0) return endDespiteOpen();
    process.stderr.write(
      `fairlead: a module left ${open.join(" and ")} open, which would keep this from ending; a blueprint is a value and leaves nothing behind.\n`,
    );
    process.exit();
  }, graceMs);
  timer.unref();
}

/** What comes of some work, or undefined where the process has nothing left that could bring it. */
export async function unlessStuck<Result>(work: Promise<Result>): Promise<Result | undefined> {
  let giveUp = () => {};
  const stuck = new Promise<undefined>((resolve) => {
    giveUp = () => resolve(undefined);
  });
  process.once("beforeExit", giveUp);
  try {
    return await Promise.race([work, stuck]);
  } finally {
    process.off("beforeExit", giveUp);
  }
}
