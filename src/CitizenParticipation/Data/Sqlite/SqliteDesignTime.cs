using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CitizenParticipation.Data.Sqlite;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without starting the web application.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteParticipationDb>
{
    public SqliteParticipationDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteParticipationDb>().UseSqlite("Data Source=design.db").Options);
}
