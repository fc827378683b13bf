namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>Compares what people were told with what the database holds.</summary>
public static class VoteCheck
{
    /// <summary>
    /// Everything that breaks the promise: an acknowledged vote that is missing or stands twice, a refused or never sent one that
    /// is there, one with an unknown end that stands twice, a counter that is not the number of its rows, a fault in the files.
    /// </summary>
    public static async Task<IReadOnlyList<string>> WrongAsync(TestedDatabase database, IReadOnlyCollection<VoteAttempt> attempts)
    {
        var rows = (await database.ReadSupportsAsync()).CountBy(row => row).ToDictionary();
        int RowsOf(VoteAttempt attempt) => rows.GetValueOrDefault((attempt.Proposal.Id, attempt.Person.Id));
        var wrong = from attempt in attempts
                    let found = RowsOf(attempt)
                    let right = attempt.End switch
                    {
                        VoteEnd.Acknowledged => found == 1,
                        VoteEnd.Unknown => found <= 1,
                        _ => found == 0,
                    }
                    where !right
                    select $"{attempt.Person.Name} for {attempt.Proposal.Slug}: {attempt.End} ({attempt.Status}), {found} rows";
        return [.. wrong.Take(20), .. await database.ReadWrongCountersAsync(), .. await database.CheckAsync()];
    }
}
