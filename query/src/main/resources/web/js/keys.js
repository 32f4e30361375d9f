// The keyboard on the timeline: one stop for Tab, arrows from ban to ban.

/**
 * Listens to keys on bans.
 *
 * @param on {choose, leave, focus}: Enter on a ban, Escape, and the group that Tab comes back to
 */
export function keys(box, zoom, on) {
  const zooming = { "+": () => zoom.in(), "=": () => zoom.in(), "-": () => zoom.out(), "−": () => zoom.out(), 0: () => zoom.all() };
  box.addEventListener("keydown", (event) => {
    const group = event.target.closest?.(".ban");
    if (!group || event.ctrlKey || event.metaKey || event.altKey) return;
    if (zooming[event.key]) {
      zooming[event.key]();
    } else if (event.key === "Enter" || event.key === " ") {
      group.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    } else if (event.key === "Escape") {
      on.leave();
    } else if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") {
      const next = neighbour(box, group, event.key);
      if (next) {
        on.focus(next);
        next.focus();
      }
    } else {
      return;
    }
    event.preventDefault();
  });
}

function neighbour(box, group, key) {
  const all = [...box.querySelectorAll(".ban")];
  const at = all.indexOf(group);
  switch (key) {
    case "ArrowRight":
      return all[at + 1];
    case "ArrowLeft":
      return all[at - 1];
    case "Home":
      return all[0];
    case "End":
      return all.at(-1);
    default:
      return nearestInRow(box, group, key === "ArrowDown" ? 1 : -1);
  }
}

function nearestInRow(box, group, step) {
  const rows = [...box.querySelectorAll(".row")].filter((row) => row.querySelector(".ban"));
  const bans = rows[rows.indexOf(group.closest(".row")) + step]?.querySelectorAll(".ban") ?? [];
  const x = middle(group);
  return [...bans].reduce((best, ban) => (!best || Math.abs(middle(ban) - x) < Math.abs(middle(best) - x) ? ban : best), null);
}

function middle(group) {
  const box = group.getBoundingClientRect();
  return box.x + box.width / 2;
}
