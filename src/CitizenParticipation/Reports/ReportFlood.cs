using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Reports;

/// <summary>Keeps reports to what can be read. Counted inside the transaction that writes, so parallel calls cannot pass together.</summary>
internal static class ReportFlood
{
    /// <param name="openWithoutAccount">How many of this contribution are open already.</param>
    public static async Task<Refusal?> RefusesAsync(ParticipationDb db, Guid? reporter, string email, int openWithoutAccount, DateTimeOffset now, CancellationToken stop)
    {
        var lately = db.Reports.Where(r => r.ReporterId == reporter && r.CreatedAt > now.AddHours(-1));
        if (reporter is not null) return await lately.CountAsync(stop) >= ReportLimits.MostOfAnAccountInAnHour ? Refusal.SlowDown : null;
        var addresses = await lately.Select(r => r.Email).ToListAsync(stop);
        return openWithoutAccount >= ReportLimits.MostOpenWithoutAccount || addresses.Count >= ReportLimits.MostWithoutAccountInAnHour
            || (email.Length > 0 && addresses.Count(a => string.Equals(a, email, StringComparison.OrdinalIgnoreCase)) >= ReportLimits.MostToAnAddressInAnHour)
            ? Refusal.SignInOrLater : null;
    }
}
