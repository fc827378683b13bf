using CitizenParticipation.City;
using CitizenParticipation.Data;
using CitizenParticipation.Mail;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Feedback;

/// <summary>
/// Somebody tells the city what they could not use. Without an account, as Directive (EU) 2016/2102, Art. 7 (1) b, asks for; it goes to the city's address
/// as a mail and nothing of it is kept but that mail.
/// </summary>
public sealed class ReportBarrier(IDbContextFactory<ParticipationDb> databases, CityProfile city, TimeProvider clock)
{
    public const int LongestText = 4_000;

    /// <param name="Where">The page or the step, in the person's own words or as an address.</param>
    /// <param name="Email">Where the answer goes; empty for who wants none.</param>
    public sealed record Input(string? Where, string? Text, string? Email);

    /// <param name="WantsAnswer">An address for the answer was given.</param>
    public sealed record Reported(bool WantsAnswer);

    public async Task<Outcome<Reported>> HandleAsync(Input input, CancellationToken stop = default)
    {
        var checks = new FieldChecks();
        var where = checks.Line(nameof(input.Where), input.Where, 0, 300);
        var text = checks.Text(nameof(input.Text), input.Text, 10, LongestText);
        var email = checks.Email(nameof(input.Email), input.Email, required: false);
        if (!checks.Clean) return checks;

        // The city's administration reads German, whatever language the site was read in.
        var body = MailTexts.In("de", "Barrier.Body", where.Length > 0 ? where : "–", text, email.Length > 0 ? email : "–");
        await using var db = await databases.CreateDbContextAsync(stop);
        db.Add(new OutgoingMail(city.Contact, MailTexts.In("de", "Barrier.Subject", city.Platform), body, clock.GetUtcNow()));
        await db.SaveChangesAsync(stop);
        return new Reported(email.Length > 0);
    }
}
