using CitizenParticipation.Data;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Reports;

/// <summary>Whoever leaves is no longer known as who has reported something; what was reported is still looked at.</summary>
public static class ReportsOfLeavers
{
    /// <summary>Inside the transaction of the caller, who saves.</summary>
    public static async Task ForgetAsync(ParticipationDb db, Guid participant, CancellationToken stop)
    {
        foreach (var report in await db.Reports.Where(r => r.ReporterId == participant).ToListAsync(stop)) report.ForgetReporter();
    }
}
