// How ids are written for people. The id itself is the interface's word and is always shown beside it.

const SPELLINGS = {
  bigo: "BIGO",
  "deutsche-welle": "Deutsche Welle",
  moi: "Ministry of Interior",
  pubg: "PUBG",
  sayhi: "SayHi",
  tiktok: "TikTok",
  whatsapp: "WhatsApp",
  "whatsapp-web": "WhatsApp Web",
  youtube: "YouTube",
};
const ABBREVIATION = 3;
const OF_COUNTRY = /-([a-z]{2})$/;

/** A platform or an authority. */
export function name(id) {
  if (Object.hasOwn(SPELLINGS, id)) return SPELLINGS[id];
  if (id.length <= ABBREVIATION) return id.toUpperCase();
  return id
    .replace(OF_COUNTRY, (_, code) => `-(${code.toUpperCase()})`)
    .split("-")
    .map((word) => (word === "of" || word === "the" ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(" ");
}

/** Several, or null for none. */
export function names(ids) {
  return ids.length ? ids.map(name).join(", ") : null;
}

const countries = new Intl.DisplayNames(["en"], { type: "region" });

/** A country, from its ISO 3166-1 code. */
export function country(code) {
  try {
    return countries.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Where a ban holds: the country, or its region. */
export function place(item) {
  return item.region ? `${country(item.country)} (${item.region})` : country(item.country);
}

/** Ban or status in one phrase. */
export function subject(item) {
  return `${name(item.platform)} in ${place(item)}`;
}
