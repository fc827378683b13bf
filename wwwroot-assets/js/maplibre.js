// The map itself; fetched only when somebody opens it.
/*! MapLibre GL JS: BSD-3-Clause, see maplibre-LICENSE.txt. PMTiles: BSD-3-Clause, Copyright Protomaps LLC, https://github.com/protomaps/PMTiles */
import { LngLatBounds, Map, Marker, NavigationControl, addProtocol, setWorkerUrl } from "maplibre-gl";
import { Protocol } from "pmtiles";

let prepared = false;

function prepare() {
  if (prepared) return;
  prepared = true;
  // A file of our own instead of one made on the spot: the pages allow no other.
  setWorkerUrl(new URL("./maplibre-worker.js", import.meta.url).href);
  addProtocol("pmtiles", new Protocol().tile);
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = new URL("../css/maplibre.css", import.meta.url).href;
  document.head.append(sheet);
}

const plain = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function styleOf({ tiles, style, attribution }, colour) {
  if (style) return style;
  const empty = { version: 8, sources: {}, layers: [{ id: "ground", type: "background", paint: { "background-color": colour("--layout-band") } }] };
  if (!tiles) return empty;
  const address = tiles.startsWith("/") ? location.origin + tiles : tiles;
  const where = tiles.startsWith("pmtiles://") ? { url: address } : { tiles: [address] };
  return {
    ...empty,
    sources: { city: { type: "raster", tileSize: 256, attribution: plain(attribution ?? ""), ...where } },
    layers: [...empty.layers, { id: "city", type: "raster", source: "city" }],
  };
}

function addOutlines(map, address, colour) {
  map.addSource("districts", { type: "geojson", data: new URL(address, location.href).href });
  map.addLayer({ id: "districts", type: "line", source: "districts", paint: { "line-color": colour("--action"), "line-width": 2 } });
}

function addNames(map, names) {
  for (const { name, at } of names) {
    const element = document.createElement("span");
    element.className = "place-name";
    element.textContent = name;
    element.setAttribute("aria-hidden", "true");
    new Marker({ element }).setLngLat(at).addTo(map);
    // MapLibre makes every marker a stop for the keyboard; a name is none.
    element.removeAttribute("tabindex");
    element.removeAttribute("role");
    element.removeAttribute("aria-label");
  }
}

/** Draws the map into an element; answers when it stands, and throws where it cannot be drawn. */
export async function openMap(view, { source, locale, names, pin, onPick, onTrouble }) {
  prepare();
  const colour = (token) => getComputedStyle(view).getPropertyValue(token).trim();
  const [west, south, east, north] = source.box ?? [0, 0];
  const bounds = east === undefined ? null : new LngLatBounds([west, south], [east, north]);
  const canvas = document.createElement("div");
  canvas.className = "place-map";
  view.append(canvas);
  let map;
  try {
    map = new Map({
      container: canvas,
      style: styleOf(source, colour),
      locale,
      ...(bounds ? { bounds, fitBoundsOptions: { padding: 12 } } : { center: [west, south], zoom: source.zoom }),
      attributionControl: { compact: false, customAttribution: source.style && source.attribution ? plain(source.attribution) : undefined },
      cooperativeGestures: true,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 300,
    });
    map.keyboard.disableRotation();
    map.touchZoomRotate.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }));
    await new Promise((resolve, reject) => {
      // A missing tile is no reason to give up; a map that does not stand at all is.
      const timer = setTimeout(() => (map.isStyleLoaded() ? resolve() : reject(new Error("the map did not come"))), 15_000);
      map.once("style.load", () => (clearTimeout(timer), resolve()));
      map.on("error", (event) => onTrouble?.(event.error));
    });
  } catch (error) {
    map?.remove();
    canvas.remove();
    throw error;
  }
  if (source.outlines) addOutlines(map, source.outlines, colour);
  addNames(map, names);
  let marker = null;

  function show(to) {
    marker?.remove();
    marker = null;
    if (!to) return;
    const element = document.createElement("span");
    element.className = "place-marker";
    marker = new Marker({ element, draggable: Boolean(onPick) }).setLngLat(to).addTo(map);
    if (onPick) marker.on("dragend", () => onPick(marker.getLngLat().toArray()));
    if (!map.getBounds().contains(to)) map.setCenter(to);
  }

  if (onPick) map.on("click", (event) => onPick(event.lngLat.toArray()));
  show(pin);
  if (pin && !onPick) map.jumpTo({ center: pin, zoom: Math.max(map.getZoom(), 14) });
  return { center: () => map.getCenter().toArray(), show };
}
