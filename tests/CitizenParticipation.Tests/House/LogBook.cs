using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CitizenParticipation.Tests.House;

/// <summary>Keeps what was logged, for tests about what stands in a log and what does not.</summary>
public sealed class LogBook : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, string Line)> lines = new();

    public IReadOnlyList<string> Of<T>() => [.. lines.Where(l => l.Category == typeof(T).FullName).Select(l => l.Line)];

    public ILogger CreateLogger(string categoryName) => new Page(categoryName, lines);

    public void Dispose()
    {
        // Nothing is held open.
    }

    private sealed class Page(string category, ConcurrentQueue<(string, string)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((category, formatter(state, exception)));
    }
}
