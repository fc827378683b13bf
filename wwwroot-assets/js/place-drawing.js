import { createFrame, step } from "./place-frame.js";

const ns = "http://www.w3.org/2000/svg";

export function frameOf(svg) {
  const { west, north, perLon, perLat } = svg?.dataset ?? {};
  return west === undefined ? null : createFrame({ west: Number(west), north: Number(north), perLon: Number(perLon), perLat: Number(perLat) });
}

// The district whose outline holds a point of the drawing.
export function districtAt(svg, [x, y]) {
  const point = new DOMPoint(x, y);
  for (const part of svg.querySelectorAll("[data-key]")) {
    if (part.querySelector("path").isPointInFill(point)) return { key: part.dataset.key, name: part.dataset.name };
  }
  return null;
}

function circle(svg, name, radius) {
  const shape = svg.querySelector(`.${name}`) ?? svg.appendChild(document.createElementNS(ns, "circle"));
  shape.setAttribute("class", name);
  shape.setAttribute("r", radius);
  return shape;
}

// The outlines as a map: where no map can be drawn, a pin is set on them by pointer or by arrow keys.
export function openDrawing(view, svg, { label, described, onPick }) {
  const frame = frameOf(svg);
  const { width, height } = svg.viewBox.baseVal;
  const cross = circle(svg, "place-cross", 9);
  let at = [width / 2, height / 2];

  function move(to) {
    at = to;
    cross.setAttribute("cx", at[0]);
    cross.setAttribute("cy", at[1]);
  }

  view.tabIndex = 0;
  view.setAttribute("role", "application");
  view.setAttribute("aria-label", label);
  if (described) view.setAttribute("aria-describedby", described);
  view.addEventListener("keydown", (event) => {
    if (event.key === "Enter") onPick(frame.degrees(at));
    else if (event.key.startsWith("Arrow")) move(step(event.key, at, width, height, event.shiftKey));
    else return;
    event.preventDefault();
  });
  svg.addEventListener("click", (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    move([point.x, point.y]);
    onPick(frame.degrees(at));
  });
  move(at);

  return {
    center: () => frame.degrees(at),
    show(pin) {
      const shape = circle(svg, "place-pin", 7);
      shape.toggleAttribute("hidden", !pin);
      shape.style.display = pin ? "" : "none";
      if (!pin) return;
      const [x, y] = frame.drawn(pin);
      shape.setAttribute("cx", x);
      shape.setAttribute("cy", y);
      move([x, y]);
    },
  };
}

// The tiles have no coordinates: choosing one chooses the district in the list.
export function openTiles(svg, select, say) {
  const tiles = [...svg.querySelectorAll("[data-key]")].filter((tile) => [...select.options].some((option) => option.value === tile.dataset.key));
  const mark = () => {
    for (const tile of tiles) {
      const chosen = tile.dataset.key === select.value;
      tile.classList.toggle("tile-here", chosen);
      tile.setAttribute("aria-pressed", String(chosen));
    }
  };
  const choose = (tile) => {
    select.value = tile.dataset.key;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    say(tile.dataset.name);
  };
  svg.setAttribute("role", "group");
  for (const tile of tiles) {
    tile.setAttribute("role", "button");
    tile.setAttribute("tabindex", "0");
    tile.setAttribute("aria-label", tile.dataset.name);
    tile.classList.add("tile-choice");
    tile.addEventListener("click", () => choose(tile));
    tile.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(tile);
    });
  }
  select.addEventListener("change", mark);
  mark();
}
