// The vocabulary of the record in plain words.

export const STATES = {
  BLOCKED: { word: "Blocked", sign: "✕" },
  THROTTLED: { word: "Throttled", sign: "◐" },
  UNKNOWN: { word: "Unknown", sign: "?" },
  ACCESSIBLE: { word: "Accessible", sign: "✓" },
};

export const PHASES = {
  ENFORCED: { word: "Enforced", meaning: "ordered, and seen blocked" },
  ORDERED: { word: "Ordered", meaning: "ordered; whether it was blocked is not known" },
  NOT_ENFORCED: { word: "Not enforced", meaning: "ordered, yet seen open" },
  UNORDERED: { word: "Unordered", meaning: "seen blocked; no order is known" },
  DEFIED: { word: "Defied", meaning: "seen blocked after the order had ended or a court had said to lift it" },
};

export const ENDINGS = {
  LIFTED_BY_COURT: { word: "Lifted by a court" },
  LIFTED_BY_AUTHORITY: { word: "Lifted by the authority" },
  EXPIRED: { word: "Expired" },
  SILENT: { word: "Silent", meaning: "it came back without a lift that explains it" },
};

export const DISCLOSURES = {
  ANNOUNCED: { word: "Announced" },
  ACKNOWLEDGED_LATER: { word: "Acknowledged later" },
  UNACKNOWLEDGED: { word: "Unacknowledged", meaning: "no authority is known to have admitted it" },
};

export const FACTS = {
  "ban-order": "Order",
  "court-ruling": "Ruling",
  "network-signal": "Report of access",
  statement: "Statement",
  withdrawal: "Withdrawal",
  "observed-span": "Measured span",
};

/** A code in words, with what it means. */
export function explained(table, code) {
  const meaning = table[code]?.meaning;
  return word(table, code) + (meaning ? `: ${meaning}` : "");
}

/** A code in words also where a later version knows codes that this page does not. */
export function word(table, code) {
  const entry = table[code];
  if (entry === undefined) return code.toLowerCase().replaceAll(/[_-]/g, " ");
  return entry.word ?? entry;
}
