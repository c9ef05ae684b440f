/**
 * The scripts for each shell. Where a value is open, as paths of blueprints are, files are offered. Bash's needs nothing that is
 * not in bash 3.2, which macOS has.
 */

import type { CommandTree, CommandWords, OptionWords } from "./command-tree.ts";

export function bashScript({ program, commands, options }: CommandTree): string {
  const flags = (all: readonly OptionWords[]) =>
    all.flatMap(({ long, short }) => (short ? [short, long] : [long])).join(" ");
  const values = commands.flatMap(({ name, options: own }) =>
    own
      .filter(({ takesValue }) => takesValue)
      .map(({ long, choices }) => `    "${name} ${long}") words="${choices.join(" ")}" value=yes ;;`),
  );
  const positions = commands.flatMap(({ name, positions: all }) =>
    all.flatMap((choices, index) =>
      choices.length > 0 ? [`      "${name} ${index}") words="${choices.join(" ")}" ;;`] : [],
    ),
  );
  return `# Completion of ${program} for bash: source <(${program} completion bash)
_${program}() {
  local current=\${COMP_WORDS[COMP_CWORD]} command= option= words= value= position=0 index word
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    case $word in
    =) ;; # bash takes it for a word
    -*) option=$word ;;
    *)
      if [ -z "$command" ]; then command=$word
      elif [ -n "$option" ] && _${program}_takes_value "$command" "$option"; then option=
      else position=$((position + 1)) option=; fi
      ;;
    esac
  done
  case \${COMP_WORDS[COMP_CWORD - 1]} in -* | =) ;; *) option= ;; esac
  [ "$current" = "=" ] && current=
  case "$command $option" in
${values.join("\n")}
  esac
  if [ -z "$value" ]; then
    if [ -z "$command" ]; then
      words="${commands.map(({ name }) => name).join(" ")}"
      case $current in -*) words="${flags(options)}" ;; esac
    elif [[ $current == -* ]]; then
      case $command in
${commands.map(({ name, options: own }) => `      ${name}) words="${flags(own)}" ;;`).join("\n")}
      esac
    else
      case "$command $position" in
${positions.join("\n")}
      esac
    fi
  fi
  [ -z "$words" ] || COMPREPLY=($(compgen -W "$words" -- "$current"))
}
_${program}_takes_value() {
  case "$1 $2" in
${commands.flatMap(({ name, options: own }) => own.filter(({ takesValue }) => takesValue).map(({ long }) => `  "${name} ${long}") ;;`)).join("\n")}
  *) return 1 ;;
  esac
}
complete -o default -F _${program} ${program}
`;
}

export function zshScript({ program, commands, options }: CommandTree): string {
  const listed = commands.map(({ name, description }) => `        ${quoted(`${name}:${description}`)}`);
  return `#compdef ${program}
# Completion of ${program} for zsh: into a folder of $fpath as _${program}, or source <(${program} completion zsh)
_${program}() {
  local curcontext=$curcontext state line
  _arguments -C ${options.map(zshOption).join(" ")} '1: :->command' '*:: :->rest' && return
  case $state in
    command)
      local -a commands=(
${listed.join("\n")}
      )
      _describe command commands
      ;;
    rest)
      case $words[1] in
${commands.map(zshCommand).join("\n")}
      esac
      ;;
  esac
}
if [ "$funcstack[1]" = "_${program}" ]; then _${program} "$@"; else compdef _${program} ${program}; fi
`;
}

function zshCommand({ name, options, positions }: CommandWords): string {
  const last = positions.length - 1;
  const places = positions.map((choices, index) =>
    quoted(`${index === last && choices.length === 0 ? "*" : index + 1}:${zshValues("", choices)}`),
  );
  return `        ${name}) _arguments ${[...options.map(zshOption), ...places].join(" ")} ;;`;
}

/** One that is on the line already is offered again where it may stand there twice. */
function zshOption({ long, short, description, takesValue, isRepeated, choices }: OptionWords): string {
  const told = `[${description.replace(/[[\]\\:]/g, "\\$&")}]`;
  const value = takesValue ? `:${zshValues(long.slice(2), choices)}` : "";
  const names = [...(short ? [short] : []), takesValue ? `${long}=` : long];
  return names.map((name) => quoted(`${isRepeated ? "*" : ""}${name}${told}${value}`)).join(" ");
}

function zshValues(what: string, choices: readonly string[]): string {
  return `${what || " "}:${choices.length > 0 ? `(${choices.join(" ")})` : "_files"}`;
}

export function fishScript({ program, commands, options }: CommandTree): string {
  const names = commands.map(({ name }) => name).join(" ");
  const first = `not __fish_seen_subcommand_from ${names}`;
  const of = (name: string) => `__fish_seen_subcommand_from ${name}`;
  const line = (when: string, rest: string) => `complete -c ${program} -n ${quoted(when)} ${rest}`;
  const option = (when: string, { long, short, description, takesValue, choices }: OptionWords) =>
    line(
      when,
      [
        ...(short ? [`-s ${short.slice(1)}`] : []),
        `-l ${long.slice(2)}`,
        ...(takesValue ? [choices.length > 0 ? `-x -a ${quoted(choices.join(" "))}` : "-r"] : []),
        `-d ${quoted(description)}`,
      ].join(" "),
    );
  return `# Completion of ${program} for fish: into ~/.config/fish/completions/${program}.fish
complete -c ${program} -e
${[
  ...options.map((each) => option(first, each)),
  ...commands.flatMap(({ name, description, options: own, positions }) => [
    line(first, `-f -a ${name} -d ${quoted(description)}`),
    ...own.map((each) => option(of(name), each)),
    ...positions.flatMap((choices) =>
      choices.length > 0 ? [line(of(name), `-f -a ${quoted(choices.join(" "))}`)] : [],
    ),
  ]),
].join("\n")}
`;
}

/** For all three shells: nothing in single quotes means anything but the quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
