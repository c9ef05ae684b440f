/** Light or dark: as the system has it, until somebody says otherwise. */

import { part, say } from "./dom.ts";

const themes: readonly string[] = ["auto", "light", "dark"];
const kept = "fairlead-theme";

export function startTheme(): void {
  const button = part("theme");
  let index = Math.max(0, themes.indexOf(read() ?? "auto"));
  const show = () => {
    const theme = themes[index] ?? "auto";
    document.documentElement.dataset["theme"] = theme;
    say(button, `theme: ${theme}`);
    write(theme);
  };
  button.addEventListener("click", () => {
    index = (index + 1) % themes.length;
    show();
  });
  show();
}

/** A browser may forbid it; then the choice is for this page. */
function read(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}

function write(theme: string): void {
  try {
    localStorage.setItem(kept, theme);
  } catch {
    // As said above.
  }
}
