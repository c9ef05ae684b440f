/** How messages of syslog are read: by the receiver, and by the operator of that name (contrib pkg/stanza, both versions). */

import type { Path } from "../../../../diagnostics/place.ts";
import { isReference } from "../reference.ts";
import { isTimeZone } from "./operator-times.ts";
import { conflict, outOfRange, type Problems, required, type Settings } from "./setting-check.ts";

export function* syslogParser(settings: Settings, path: Path): Problems {
  const protocol = settings.text(...path, "protocol").toLowerCase();
  const known = ["rfc3164", "rfc5424", ...(settings.has("syslogOfNoRfc") ? ["none"] : [])];
  if (protocol === "" || (!known.includes(protocol) && !isReference(protocol)))
    yield required([...path, "protocol"], `protocol is "${protocol}"`, "use rfc5424 or rfc3164");
  else yield* framing(settings, path, ["rfc3164", "none"].includes(protocol));
  const location = settings.text(...path, "location");
  if (location !== "" && !isReference(location) && !isTimeZone(location))
    yield outOfRange(
      [...path, "location"],
      `"${location}" is not a time zone`,
      "use UTC, or Europe/Berlin, for example",
    );
}

/** By the length of each message, or by what stands behind it. */
function* framing(settings: Settings, path: Path, isPlain: boolean): Problems {
  const [counting, trailing] = ["enable_octet_counting", "non_transparent_framing_trailer"].map((key) => [
    ...path,
    key,
  ]);
  if (!counting || !trailing) return;
  const trailer = settings.written(...trailing);
  const counts = settings.written(...counting) === true;
  if (isPlain && counts && !settings.has("syslogOfNoRfc"))
    yield conflict(counting, "enable_octet_counting is for rfc5424", "remove it", [[...path, "protocol"]]);
  if (typeof trailer !== "string" || isReference(trailer)) return;
  if (!["LF", "NUL"].includes(trailer)) yield outOfRange(trailing, `"${trailer}" is not a trailer`, "use LF or NUL");
  else if (isPlain)
    yield conflict(trailing, "non_transparent_framing_trailer is for rfc5424", "remove it", [[...path, "protocol"]]);
  else if (counts)
    yield conflict(trailing, "Messages are framed by their length and by a trailer", "keep one", [counting]);
}
