// Where a proposal plays. Loaded only where a place can be shown, and the map itself only when somebody unfolds it.
import { say } from "./notes.js";
import { districtAt, frameOf, openDrawing, openTiles } from "./place-drawing.js";
import { fill, parseDegrees, writeDegrees } from "./place-frame.js";

const language = document.documentElement.lang || "de";

function canDrawMaps() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

class Place {
  constructor(part) {
    this._part = part;
    this._texts = JSON.parse(part.dataset.texts);
    this._view = part.querySelector(".place-view");
    this._svg = this._view.querySelector("svg") ?? part.parentElement.querySelector("svg.place-picture");
    this._said = part.querySelector("[data-pin=said]");
    this._frame = frameOf(this._svg);
    this._form = part.closest("form");
    part.hidden = false;
    if (part.open) this._open();
    else part.addEventListener("toggle", () => this._open(), { once: true });
  }

  _open() {
    const kind = this._part.dataset.place;
    if (kind === "tiles") openTiles(this._svg, this._form.elements["Form.District"], (name) => say(fill(this._texts["Pin.Chosen"], name)));
    else if (kind === "pin") this._pick();
    else this._show();
  }

  _field(name) {
    return this._form.elements[`Form.${name}`];
  }

  get _pin() {
    const [lon, lat] = [parseDegrees(this._field("Longitude").value, 180), parseDegrees(this._field("Latitude").value, 90)];
    return lon === null || lat === null ? null : [lon, lat];
  }

  async _show() {
    const { lon, lat } = this._part.dataset;
    await this._draw([Number(lon), Number(lat)], null);
  }

  async _pick() {
    const onPick = (pin) => this._set(pin);
    this._ground = await this._draw(this._pin, onPick);
    if (!this._ground) return;
    this._part.querySelector(".place-tools").hidden = false;
    this._part.querySelector("[data-pin=center]").addEventListener("click", () => this._set(this._ground.center()));
    this._removal = this._part.querySelector("[data-pin=remove]");
    this._removal.addEventListener("click", () => this._set(null));
    for (const name of ["Latitude", "Longitude"]) this._field(name).addEventListener("change", () => this._follow());
    this._field("District").addEventListener("change", () => this._pin && this._tell());
    this._removal.hidden = !this._pin;
    if (this._pin) this._tell();
  }

  // The map where it can be drawn, else the outlines that stand on the page already; null where there is neither.
  async _draw(pin, onPick) {
    if (canDrawMaps()) {
      this._view.setAttribute("aria-busy", "true");
      try {
        const { openMap } = await import("./maplibre.js");
        const ground = await openMap(this._view, { source: this._source, locale: this._texts, names: this._names, pin, onPick });
        if (this._svg && this._view.contains(this._svg)) {
          // Out of sight but not gone: it is asked in which district a point lies.
          this._svg.classList.add("visually-hidden");
          this._svg.setAttribute("aria-hidden", "true");
        }
        this._view.classList.add("place-view-map");
        this._view.classList.toggle("place-view-aim", Boolean(onPick));
        return ground;
      } catch {
        // Without the map, the outlines have to do.
      } finally {
        this._view.removeAttribute("aria-busy");
      }
    }
    this._note(this._texts["Pin.NoMap"]);
    if (!onPick || !this._frame) return null;
    const ground = openDrawing(this._view, this._svg, { label: this._texts["Map.Title"], described: "place-keys", onPick });
    ground.show(pin);
    return ground;
  }

  get _source() {
    const { tiles, style, attribution, outlines, box, zoom } = this._part.dataset;
    return { tiles, style, attribution, outlines, box: box?.split(" ").map(Number), zoom: Number(zoom) };
  }

  // The names of the districts, where the drawing has room for them.
  get _names() {
    if (!this._frame || !this._view.contains(this._svg)) return [];
    return [...this._svg.querySelectorAll("[data-key]")].flatMap((part) => {
      const text = part.querySelector("text");
      return text ? [{ name: part.dataset.name, at: this._frame.degrees([Number(text.getAttribute("x")), Number(text.getAttribute("y"))]) }] : [];
    });
  }

  _set(pin) {
    this._field("Longitude").value = pin ? writeDegrees(pin[0], language) : "";
    this._field("Latitude").value = pin ? writeDegrees(pin[1], language) : "";
    this._field("Latitude").dispatchEvent(new Event("change", { bubbles: true }));
  }

  _follow() {
    const pin = this._pin;
    this._ground.show(pin);
    this._removal.hidden = !pin;
    if (pin) this._tell();
    else this._note(this._texts["Pin.Removed"]);
  }

  // Where the pin is, in words; and a first hint when another district is chosen, which the server will ask about.
  _tell() {
    const [lon, lat] = this._pin;
    if (!this._frame) return this._note(fill(this._texts["Pin.At"], writeDegrees(lat, language), writeDegrees(lon, language)));
    const found = districtAt(this._svg, this._frame.drawn([lon, lat]));
    if (!found) return this._note(this._texts["Pin.Outside"]);
    const select = this._field("District");
    if (!select.value && [...select.options].some((option) => option.value === found.key)) select.value = found.key;
    const chosen = select.selectedOptions[0]?.textContent ?? "";
    this._note(fill(this._texts[select.value && select.value !== found.key ? "Pin.Differs" : "Pin.In"], found.name, chosen));
  }

  _note(text) {
    this._said.textContent = text;
    this._said.hidden = false;
    say(text);
  }
}

for (const part of document.querySelectorAll("[data-place]")) new Place(part);
