using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CitizenParticipation.Web.Shell;

/// <summary>Ready means: the database answers and the districts are there. Being alive asks nothing.</summary>
public sealed class DatabaseHealth(IDbContextFactory<ParticipationDb> databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Districts.AnyAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No districts.");
    }
}
