// What to do with the server's answer. Anything not understood goes the way of a page without script.
export function judgeAnswer(status, body) {
  if (status === 401) return { kind: "sign-in" };
  if (status >= 500 || status === 429) return { kind: "retry" };
  if (body === null || typeof body !== "object") return { kind: "native" };
  const message = body.message ?? body.detail ?? body.title ?? "";
  if (status >= 200 && status < 300) {
    return { kind: "done", message, total: body.total, supported: body.supported };
  }
  return message ? { kind: "refused", message, total: body.total, supported: body.supported } : { kind: "native" };
}
