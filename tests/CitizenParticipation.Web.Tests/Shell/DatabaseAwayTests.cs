using CitizenParticipation.Web.Shell;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CitizenParticipation.Web.Tests.Shell;

/// <summary>Only what passes by itself is answered with "please try again"; the rest is a fault and is shown as one.</summary>
public sealed class DatabaseAwayTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(13)]
    public void A_locked_or_full_database_file_passes(int code) => Assert.True(DatabaseAway.IsCauseOf(new InvalidOperationException("wrapped", new SqliteException("", code))));

    [Fact]
    public void A_server_that_shuts_down_passes() =>
        Assert.True(DatabaseAway.IsCauseOf(new PostgresException("terminating connection", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown)));

    [Fact]
    public void A_server_that_does_not_answer_passes() => Assert.True(DatabaseAway.IsCauseOf(new NpgsqlException("no answer", new TimeoutException())));

    [Fact]
    public void A_broken_rule_of_the_database_is_a_fault() => Assert.False(DatabaseAway.IsCauseOf(new SqliteException("", 19)));

    [Fact]
    public void A_fault_of_the_platform_is_a_fault() => Assert.False(DatabaseAway.IsCauseOf(new InvalidOperationException("no database in it")));
}
