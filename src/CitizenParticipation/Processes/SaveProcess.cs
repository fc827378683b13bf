using System.Globalization;
using System.Text.RegularExpressions;
using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Processes;

/// <summary>An administrator creates a process or changes one. All or nothing: a wrong date leaves the process as it was.</summary>
public sealed partial class SaveProcess(
    IDbContextFactory<ParticipationDb> databases, ReadRights rights, ReadDistricts districts, PhaseDates dates, AuditTrail audit, TimeProvider clock)
{
    public const int LongestTitle = 120;
    public const int LongestSummary = 300;
    public const int LongestDescription = 20_000;

    /// <param name="Id">Null for a new process.</param>
    /// <param name="Slug">Name in addresses; read for a new process only, it never changes later.</param>
    /// <param name="Revision">The revision that was edited; another one in the database means somebody was faster.</param>
    /// <param name="EasyText">The process in easy language, or nothing.</param>
    /// <param name="EasyIsChecked">People who need easy language have read it.</param>
    /// <param name="ReviewHours">The deadline of moderation; null when nothing, or no number, was typed.</param>
    public sealed record Input(
        Guid? Id, string? Slug, string? Title, string? Summary, string? Description, Audience Audience, IReadOnlyList<string> Districts,
        IReadOnlyList<PhaseDates.Input> Phases, int Revision, string? EasyText = null, bool EasyIsChecked = false, int? ReviewHours = Process.UsualReviewHours);

    public sealed record Saved(Guid Id, string Slug);

    public async Task<Outcome<Saved>> HandleAsync(Guid? actor, Input input, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.BeginWriteAsync(stop);
        if (!(await rights.HandleAsync(db, actor, stop)).IsAdministrator) return Refusal.NotAllowed;

        var process = input.Id is { } id ? await db.Processes.Whole.SingleOrDefaultAsync(p => p.Id == id, stop) : null;
        if (input.Id is not null && process is null) return Refusal.NotFound;
        if (process is not null && process.Revision != input.Revision) return Refusal.DecidedMeanwhile;

        var checks = new FieldChecks();
        var title = checks.Line(nameof(input.Title), input.Title, 5, LongestTitle);
        var summary = checks.Line(nameof(input.Summary), input.Summary, 10, LongestSummary);
        var description = checks.Text(nameof(input.Description), input.Description, 20, LongestDescription);
        var easy = checks.Text(nameof(input.EasyText), input.EasyText, 0, LongestDescription);
        var tree = await districts.HandleAsync(stop);
        checks.AddIf(input.Districts.Count == 0, Refusal.Required, nameof(input.Districts));
        checks.AddIf(input.Districts.Any(key => tree.Find(key) is null), Refusal.UnknownDistrict, nameof(input.Districts));
        checks.AddIf(!Enum.IsDefined(input.Audience), Refusal.Required, nameof(input.Audience));
        checks.AddIf(input.ReviewHours is not (>= 1 and <= Process.LongestReviewHours), Refusal.NotHours, nameof(input.ReviewHours), Process.LongestReviewHours.ToString(CultureInfo.InvariantCulture));
        var phases = dates.Check(input.Phases, checks);
        var slug = process?.Slug ?? await CheckSlugAsync(db, input.Slug, checks, stop);
        if (!checks.Clean) return checks;

        var before = process is null ? [] : ProcessOutline.Of(process);
        if (process is null) db.Add(process = new Process(slug, clock.GetUtcNow()));
        process.Describe(title, summary, description, input.Audience);
        process.PromiseReview(input.ReviewHours!.Value);
        process.WriteEasy(easy, input.EasyIsChecked);
        process.Cover(input.Districts);
        // The old rows go first: a phase that only changes its end would collide with its own start in the unique key.
        process.Schedule([]);
        await db.SaveChangesAsync(stop);
        process.Schedule(phases);
        await audit.AppendAsync(db, actor, input.Id is null ? "process.created" : "process.changed", $"process:{process.Id:N}", "", ProcessOutline.Between(before, ProcessOutline.Of(process)), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new Saved(process.Id, process.Slug);
    }

    private static async Task<string> CheckSlugAsync(ParticipationDb db, string? raw, FieldChecks checks, CancellationToken stop)
    {
        const string field = nameof(Input.Slug);
        var slug = checks.Line(field, raw, 3, 60);
        if (slug.Length == 0) return slug;
        checks.AddIf(!SlugForm().IsMatch(slug), Refusal.SlugMalformed, field);
        checks.AddIf(await db.Processes.AnyAsync(p => p.Slug == slug, stop), Refusal.SlugTaken, field);
        return slug;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex SlugForm();
}
