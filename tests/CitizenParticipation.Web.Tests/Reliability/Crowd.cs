using System.Net;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>Somebody with a session.</summary>
public sealed class Voter(Guid id, string name)
{
    public Guid Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>What a browser would send; replaced whenever the server sends a new one.</summary>
    public string Cookie { get; set; } = "";
}

/// <summary>
/// Thousands of residents. They are copies of a resident of the demonstration, written into the database from outside; their
/// session cookies come from the server itself, through the sign-in of the demonstration.
/// </summary>
public static class Crowd
{
    private const string Model = "resident-1@demo.example";

    public static async Task<IReadOnlyList<Voter>> GatherAsync(TestedDatabase database, ServerProcess server, int count)
    {
        // Names that begin with "voice-" are not offered on the sign-in page.
        var people = Enumerable.Range(1, count).Select(i => new Voter(Guid.CreateVersion7(), $"voice-of-the-crowd-{i}")).ToList();
        await WriteAsync(database, people);
        using var client = server.NewClient(TimeSpan.FromSeconds(30));
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (person, stop) => await SignInAsync(client, person, stop));
        return people;
    }

    private static async Task WriteAsync(TestedDatabase database, IReadOnlyList<Voter> people)
    {
        await using var connection = await database.OpenAsync();
        var columns = await ColumnsAsync(connection);
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText =
            $"""INSERT INTO "Participants" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", columns.Select(ValueOf))} FROM "Participants" WHERE "Email" = '{Model}'""";
        foreach (var name in (string[])["@id", "@email", "@upper", "@stamp"])
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = name;
            insert.Parameters.Add(parameter);
        }

        foreach (var person in people)
        {
            var email = person.Name + "@demo.example";
            (insert.Parameters[0].Value, insert.Parameters[1].Value, insert.Parameters[2].Value, insert.Parameters[3].Value) =
                (person.Id, email, email.ToUpperInvariant(), Guid.NewGuid().ToString("N"));
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static async Task<IReadOnlyList<string>> ColumnsAsync(System.Data.Common.DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT * FROM "Participants" LIMIT 1""";
        await using var reader = await command.ExecuteReaderAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private static string ValueOf(string column) => column switch
    {
        "Id" => "@id",
        "Email" or "UserName" => "@email",
        "NormalizedEmail" or "NormalizedUserName" => "@upper",
        "SecurityStamp" or "ConcurrencyStamp" => "@stamp",
        _ => $"\"{column}\"",
    };

    private static async Task SignInAsync(HttpClient client, Voter person, CancellationToken stop)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", person.Name)]);
        using var answer = await client.PostAsync("/dev/sign-in", form, stop);
        if (answer.StatusCode != HttpStatusCode.SeeOther) throw new InvalidOperationException($"{person.Name} could not sign in: {answer.StatusCode}");
        Take(person, answer);
    }

    /// <summary>Keeps a session cookie that came with an answer.</summary>
    /// <returns>Whether there was one.</returns>
    public static bool Take(Voter person, HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var cookies) || cookies.FirstOrDefault(c => c.StartsWith("session=", StringComparison.Ordinal)) is not { } cookie) return false;
        person.Cookie = cookie.Split(';')[0];
        return true;
    }
}
