// The least a web server on this machine can do; what a request costs elsewhere is compared with it.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
var app = builder.Build();
app.Run(http => http.Response.WriteAsync("hello"));
await app.RunAsync();
