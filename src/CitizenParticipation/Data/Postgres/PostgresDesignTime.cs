using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CitizenParticipation.Data.Postgres;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without starting the web application or a server.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresParticipationDb>
{
    public PostgresParticipationDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresParticipationDb>().UseNpgsql("Host=design;Database=design").Options);
}
