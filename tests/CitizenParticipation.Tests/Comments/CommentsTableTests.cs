using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Comments;

/// <summary>What the rules say, the database says too, to every program.</summary>
public sealed class CommentsTableTests : IAsyncLifetime
{
    private Floor floor = null!;

    public async ValueTask InitializeAsync()
    {
        floor = await Floor.LayAsync();
        await floor.SayAsync(floor.Anna, "Gute Idee");
    }

    public ValueTask DisposeAsync() => floor.DisposeAsync();

    [Theory]
    [InlineData("\"Kind\" = 0")]
    [InlineData("\"Kind\" = 5")]
    [InlineData("\"State\" = 3")]
    [InlineData("\"State\" = 1")]
    [InlineData("\"Text\" = ''")]
    [InlineData("\"State\" = 2")]
    [InlineData("\"HiddenReason\" = 'Other'")]
    [InlineData("\"Voice\" = 5")]
    [InlineData("\"Helpful\" = -1")]
    [InlineData("\"ParentId\" = \"Id\"")]
    [InlineData("\"ParentId\" = \"AuthorId\", \"Kind\" = 0")]
    public async Task A_row_that_breaks_a_rule_is_not_written(string change) =>
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => floor.Db.SqlAsync($"UPDATE \"Comments\" SET {change}"));
}
