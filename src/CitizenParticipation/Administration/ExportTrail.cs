using System.Globalization;
using System.Text;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Administration;

/// <summary>
/// All entries of a filter as CSV, newest first, written page by page so that a long trail needs no memory. As in the other exports: UTF-8 with byte order
/// mark, semicolons, and a cell that would start a formula is defused. Numbers and hashes stand in it, so that a chain can be checked elsewhere.
/// </summary>
public sealed class ExportTrail(IDbContextFactory<ParticipationDb> databases, ReadRights rights, TrailSearch search)
{
    private const int AtOnce = 1000;

    private static readonly string[] Columns = ["number", "at", "actor_id", "actor", "action", "subject", "slug", "before", "after", "reason", "previous_hash", "hash"];

    /// <summary>What was allowed and asked for; writing it reads the database again, page by page.</summary>
    public sealed record Export(Func<Stream, CancellationToken, Task> WriteAsync);

    public async Task<Outcome<Export>> HandleAsync(Guid? actor, TrailFilter filter, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var reader = await rights.HandleAsync(db, actor, stop);
        if (!reader.SignedIn) return Refusal.SignInRequired;
        if (!reader.IsAdministrator) return Refusal.NotAllowed;
        var checks = new FieldChecks();
        if (await search.FindAsync(db, filter, checks, stop) is null) return checks;
        return new Export((stream, end) => WriteAsync(stream, reader, filter, end));
    }

    private async Task WriteAsync(Stream stream, Rights reader, TrailFilter filter, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var hits = (await search.FindAsync(db, filter, new FieldChecks(), stop))!.Hits;
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", InjectionOptions = InjectionOptions.Escape });
        foreach (var name in Columns) csv.WriteField(name);
        await csv.NextRecordAsync();
        long? below = null;
        do
        {
            var page = await TrailLines.ReadAsync(db, reader, hits, below, AtOnce, stop);
            foreach (var line in page) await WriteAsync(csv, line);
            await csv.FlushAsync();
            await writer.FlushAsync(stop);
            below = page.Count == AtOnce ? page[^1].Number : null;
        }
        while (below is not null);
    }

    private static async Task WriteAsync(CsvWriter csv, TrailLine line)
    {
        csv.WriteField(line.Number);
        csv.WriteField(line.At.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        csv.WriteField(line.ActorId?.ToString("N"));
        foreach (var text in (string?[])[line.Name, line.Action, line.Subject.Raw, line.Subject.Slug, line.Before, line.After, line.Reason, line.PreviousHash, line.Hash]) csv.WriteField(text);
        await csv.NextRecordAsync();
    }
}
