/*! Contains @microsoft/signalr, MIT License, Copyright (c) .NET Foundation and Contributors */
import { HttpTransportType, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { createKeeper } from "./live-keeper.js";

export function openLiveConnection({ topics, onBeat }) {
  const url = new URL("hubs/live", document.baseURI).href;

  function build(direct) {
    const options = direct ? { transport: HttpTransportType.WebSockets, skipNegotiation: true } : {};
    return new HubConnectionBuilder().withUrl(url, options).configureLogging(LogLevel.None).build();
  }

  const keeper = createKeeper({ build, topics, onBeat });
  addEventListener("pagehide", () => keeper.sleep());
  addEventListener("pageshow", (event) => event.persisted && keeper.wake());
  addEventListener("online", () => keeper.wake());
  // Timers sleep in hidden tabs; who comes back should not wait for one.
  document.addEventListener("visibilitychange", () => document.hidden || keeper.wake());
  keeper.wake();
  return keeper;
}
