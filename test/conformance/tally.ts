/** Counts of a suite, told line by line, so that the end can add them up. */

export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;

  check(name: string, holds: boolean, detail = ""): void {
    if (holds) this.passed++;
    else this.failed++;
    console.log(`${holds ? "pass" : "FAIL"}  ${name}${holds || detail === "" ? "" : `\n      ${detail}`}`);
  }

  skip(name: string, reason: string): void {
    this.skipped++;
    console.log(`skip  ${name}: ${reason}`);
  }
}
