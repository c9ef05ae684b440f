/** A service that sends, as its telemetry names it. */

import { fieldNumber, numberOf } from "../routing/otlp/messages.ts";
import { message, text } from "../routing/wire/message.ts";

export interface Service {
  readonly name: string;
  /** Of the resource, beside `service.name`. */
  readonly resource: Readonly<Record<string, string>>;
  /** On each span, data point or record. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Whole telemetry of one piece: requests in OTLP's protobuf, and how many spans, data points or records they hold. */
export interface Generated {
  readonly bytes: Buffer;
  readonly items: number;
}

/** Attributes as fields of a message. */
export function attributeFields(field: number, attributes: Readonly<Record<string, string>>): readonly Uint8Array[] {
  return Object.entries(attributes).map(([key, value]) =>
    message(field, text(fieldNumber.key, key), message(fieldNumber.value, text(fieldNumber.stringValue, value))),
  );
}

/** The resource of a section, as a field of it. */
export function resourceField({ name, resource }: Service): Uint8Array {
  return message(
    fieldNumber.sectionOwner,
    ...attributeFields(fieldNumber.resourceAttributes, { "service.name": name, ...resource }),
  );
}

/** The scope of a section, as a field of it. */
export const scopeField: Uint8Array = message(
  fieldNumber.sectionOwner,
  text(numberOf("InstrumentationScope", "name"), "fairlead"),
);
