using System.Text;
using System.Text.Json;

namespace CitizenParticipation.City;

/// <summary>Reading of seed files with faults that an editor can find: file, line, sentence.</summary>
public static class SeedFile
{
    public static StartRefused Broken(string file, long line, string fault) =>
        new($"The city profile is broken: {file}, line {line}: {fault}.");

    public static T Json<T>(string file, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(file), options) ?? throw Broken(file, 1, "it is empty");
        }
        catch (JsonException e)
        {
            throw Broken(file, (e.LineNumber ?? 0) + 1, e.InnerException?.Message ?? Sentence(e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefused($"The city profile cannot be read: {file}: {e.Message}", e);
        }
    }

    /// <summary>The line on which each element of a JSON array starts, so that a wrong element can be named by its line.</summary>
    public static IReadOnlyList<long> LinesOfElements(string file)
    {
        var bytes = File.ReadAllBytes(file).AsSpan();
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var lines = new List<long>();
        long line = 1;
        var seen = 0;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.StartObject || reader.CurrentDepth != 1) continue;
            var start = (int)reader.TokenStartIndex;
            line += bytes[seen..start].Count((byte)'\n');
            seen = start;
            lines.Add(line);
        }

        return lines;
    }

    // The serializer appends "Path: … | LineNumber: …", which the sentence above already says better.
    private static string Sentence(string message)
    {
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }
}
