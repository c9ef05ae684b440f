/** A service that sends, as its telemetry names it. */

import { Buffer } from "node:buffer";
import { fieldNumber, numberOf } from "../routing/otlp/messages.ts";
import { message, text } from "../routing/wire/message.ts";

export interface Service {
  readonly name: string;
  /** Of the resource, beside `service.name`. */
  readonly resource: Readonly<Record<string, string>>;
  /** On each span, data point or record. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Who the telemetry is of, as an attribute of the resource says. */
export interface Tenants {
  readonly attribute: string;
  readonly draw: () => number;
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

/** The service of one tenant; tenants count from 1. */
export function ofTenant(service: Service, tenants: Tenants | undefined, tenant: number): Service {
  if (!tenants) return service;
  return { ...service, resource: { ...service.resource, [tenants.attribute]: `tenant-${tenant + 1}` } };
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

/** Collects items by the service and tenant that they are of, each of which is a section of the request. */
export interface Sections {
  readonly add: (service: number, tenant: number, item: Uint8Array) => void;
  /** What was added since the last time. */
  readonly written: (headroomBytes: number) => Generated;
}

export function createSections(services: readonly Service[], tenants: Tenants | undefined): Sections {
  const resources: Uint8Array[] = [];
  let open = new Map<number, Uint8Array[]>();
  let items = 0;
  const resourceAt = (index: number, service: number, tenant: number) => {
    const named = services[service];
    if (named) resources[index] ??= resourceField(ofTenant(named, tenants, tenant));
  };
  return {
    add: (service, tenant, item) => {
      const index = tenant * services.length + service;
      resourceAt(index, service, tenant);
      const section = open.get(index);
      if (section) section.push(item);
      else open.set(index, [item]);
      items += 1;
    },
    written: (headroomBytes) => {
      const sections = [...open].map(([index, of]) =>
        message(
          fieldNumber.requestSection,
          resources[index] ?? new Uint8Array(),
          message(fieldNumber.sectionChild, scopeField, ...of),
        ),
      );
      const whole = Buffer.concat([new Uint8Array(headroomBytes), ...sections]);
      const made = { bytes: whole.subarray(headroomBytes), items };
      open = new Map();
      items = 0;
      return made;
    },
  };
}
