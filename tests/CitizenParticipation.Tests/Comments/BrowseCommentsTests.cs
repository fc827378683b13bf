using System.Data.Common;
using CitizenParticipation.Comments;
using CitizenParticipation.Data.Postgres;
using CitizenParticipation.Data.Sqlite;
using CitizenParticipation.Live;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Order = CitizenParticipation.Comments.BrowseComments.Order;

namespace CitizenParticipation.Tests.Comments;

public sealed class BrowseCommentsTests : IAsyncLifetime
{
    private Floor floor = null!;

    public async ValueTask InitializeAsync() => floor = await Floor.LayAsync();

    public ValueTask DisposeAsync() => floor.DisposeAsync();

    [Fact]
    public async Task A_discussion_that_has_not_begun_is_empty()
    {
        var answer = await floor.ReadAsync();
        Assert.Equal((0, 0, 1), (answer.Visible, answer.Threads, answer.Pages));
        Assert.Null(await floor.Db.Get<BrowseComments>().HandleAsync(null, "gibtesnicht", new()));
        Assert.Equal([new Beat(Topics.Comments(floor.Proposal.Slug), 0)], await floor.Db.Get<ReadCommentTotals>().HandleAsync([Topics.Comments(floor.Proposal.Slug), "comments-x", "proposal-y"]));
    }

    [Fact]
    public async Task The_most_helpful_stand_first_and_traces_last()
    {
        var first = await floor.SayAsync(floor.Anna, "Erster");
        var second = await floor.SayAsync(floor.Anna, "Zweiter");
        var third = await floor.SayAsync(floor.Anna, "Dritter");
        var gone = await floor.SayAsync(floor.Anna, "Weg");
        await floor.MarkAsync(floor.Bert, third);
        await floor.MarkAsync(floor.Bert, gone);
        await floor.MarkAsync(floor.Author, gone);
        await floor.Db.Get<DeleteComment>().HandleAsync(floor.Anna.Id, gone);
        Assert.Equal([third, first, second, gone], (await floor.ReadAsync(order: Order.MostHelpful)).Items.Select(t => t.Comment.Id));
        Assert.Equal([gone, third, second, first], (await floor.ReadAsync(order: Order.Newest)).Items.Select(t => t.Comment.Id));
        Assert.Equal(3, (await floor.ReadAsync()).Visible);
        Assert.Equal(3, (await floor.Db.Get<ReadCommentTotals>().HandleAsync([Topics.Comments(floor.Proposal.Slug)])).Single().Total);
    }

    [Fact]
    public async Task Twenty_threads_make_a_page_and_any_comment_leads_to_its_own()
    {
        var ids = await FillAsync(45, replies: 2);
        var first = await floor.ReadAsync();
        Assert.Equal((135, 45, 3, 20), (first.Visible, first.Threads, first.Pages, first.Items.Count));
        Assert.All(first.Items, t => Assert.Equal(2, t.Replies.Count));
        Assert.Equal(5, (await floor.ReadAsync(page: 99)).Items.Count);

        foreach (var index in (int[])[0, 4, 5, 24, 25, 44])
        {
            var page = await floor.ReadAsync(order: Order.MostHelpful, around: ids[index]);
            Assert.Equal(Order.Newest, page.Order);
            Assert.Contains(page.Items, t => t.Comment.Id == ids[index]);
        }

        var reply = (await floor.ReadAsync(page: 3)).Items[0].Replies[1].Id;
        Assert.Equal(3, (await floor.ReadAsync(around: reply)).Page);
        Assert.Equal((1, Order.MostHelpful), (await floor.ReadAsync(order: Order.MostHelpful, around: Guid.CreateVersion7()) is var a ? (a.Page, a.Order) : default));
    }

    [Fact]
    public async Task Twenty_threads_with_replies_take_as_many_queries_as_one()
    {
        await FillAsync(1, replies: 1);
        var few = await CountQueriesAsync();
        await FillAsync(30, replies: 3);
        Assert.Equal(few, await CountQueriesAsync());
        Assert.InRange(few, 1, 7);
    }

    [Fact]
    public async Task Arguments_stand_side_by_side_when_both_sides_have_spoken()
    {
        var read = floor.Db.Get<ReadArguments>();
        var pro = new List<Guid>();
        for (var i = 0; i < 4; i++) pro.Add(await floor.SayAsync(floor.Anna, $"Dafür {i}"));
        Assert.Null(await read.HandleAsync(floor.Proposal.Slug));
        var contra = await floor.SayAsync(floor.Bert, "Dagegen", CommentKind.Against);
        await floor.SayAsync(floor.Bert, "Eine Frage", CommentKind.Question);
        await floor.MarkAsync(floor.Bert, pro[3]);

        var sides = (await read.HandleAsync(floor.Proposal.Slug))!;
        Assert.Equal([pro[3], pro[0], pro[1]], sides.For.Select(c => c.Id));
        Assert.Equal([contra], sides.Against.Select(c => c.Id));
        await floor.Db.Get<DeleteComment>().HandleAsync(floor.Bert.Id, contra);
        Assert.Null(await read.HandleAsync(floor.Proposal.Slug));
    }

    private async Task<int> CountQueriesAsync()
    {
        var counter = new Counter();
        await using var beside = floor.Db.Beside(s => s.ConfigureDbContext<SqliteParticipationDb>(o => o.AddInterceptors(counter)).ConfigureDbContext<PostgresParticipationDb>(o => o.AddInterceptors(counter)));
        Assert.NotEmpty((await beside.Get<BrowseComments>().HandleAsync(floor.Bert.Id, floor.Proposal.Slug, new()))!.Items);
        return counter.Queries;
    }

    private async Task<IReadOnlyList<Guid>> FillAsync(int threads, int replies)
    {
        var start = floor.Db.Clock.GetUtcNow();
        floor.Db.Clock.Advance(TimeSpan.FromHours(1));
        // Three in the same instant: their order must not depend on the day.
        var comments = Enumerable.Range(0, threads).Select(i => new Comment(floor.Proposal.Id, null, floor.Anna.Id, CommentKind.For, $"Nummer {i}", CommentVoice.None, start.AddSeconds(i / 3))).ToList();
        await floor.Db.AddAllAsync(comments);
        await floor.Db.AddAllAsync(comments.SelectMany(c => Enumerable.Range(0, replies).Select(i => new Comment(c.ProposalId, c, floor.Bert.Id, CommentKind.None, $"Antwort {i}", CommentVoice.None, start.AddMinutes(i + 1)))));
        return [.. comments.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id.ToString("N"), StringComparer.Ordinal).Select(c => c.Id)];
    }

    private sealed class Counter : DbCommandInterceptor
    {
        public int Queries { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Queries++;
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
