import schema from "../../../docs/schema/article.schema.json";

/** The parts of the published schema that help while an article is written. */
export interface SchemaPart {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly items?: SchemaPart;
  readonly required?: readonly string[];
}

/** The schema of what stands at a path of the front matter; undefined for what the schema does not know. */
export function schemaAt(path: readonly (string | number)[]): SchemaPart | undefined {
  let part: SchemaPart | undefined = schema;
  for (const step of path) {
    const { properties, items }: SchemaPart = part ?? {};
    if (typeof step === "number") part = items;
    else part = properties && Object.hasOwn(properties, step) ? properties[step] : undefined;
  }
  return part;
}
