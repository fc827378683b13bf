using CitizenParticipation.Accounts;
using CitizenParticipation.Administration;
using CitizenParticipation.Attachments;
using CitizenParticipation.Audit;
using CitizenParticipation.City;
using CitizenParticipation.Comments;
using CitizenParticipation.Committees;
using CitizenParticipation.Data;
using CitizenParticipation.Data.Postgres;
using CitizenParticipation.Data.Sqlite;
using CitizenParticipation.Demonstration;
using CitizenParticipation.Districts;
using CitizenParticipation.Feedback;
using CitizenParticipation.Ledger;
using CitizenParticipation.Live;
using CitizenParticipation.Mail;
using CitizenParticipation.Merging;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Appeals;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Moderation.Figures;
using CitizenParticipation.Notifications;
using CitizenParticipation.Offers;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Proposals.Similar;
using CitizenParticipation.Reports;
using CitizenParticipation.Results;
using CitizenParticipation.Rules;
using CitizenParticipation.Translations;
using CitizenParticipation.Voting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CitizenParticipation;

/// <summary>The only list of all rooms of the lower floor.</summary>
public static class Participation
{
    /// <summary>Adds every use case. The caller brings options, logging and the token providers of Identity.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="database">The engine and where it is.</param>
    /// <param name="city">The profile read at start.</param>
    /// <param name="publicAddress">What links in mails start with.</param>
    public static IdentityBuilder AddParticipation(this IServiceCollection services, DatabaseChoice database, CityProfile city, PublicAddress publicAddress)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(city).AddSingleton(publicAddress).AddSingleton<CityClock>();
        services.AddSingleton<AuditTrail>().AddSingleton<VerifyTrail>();
        return services.AddData(database).AddLive(database).AddMail().AddDistricts().AddRules().AddProcesses().AddProposals().AddAttachments().AddComments().AddOffers().AddReports().AddVoting(database)
            .AddMerging().AddResults().AddNotifications().AddModeration().AddAdministration().AddSingleton<SeedDemonstration>().AddSingleton<BrowseDemoPeople>().AddAccounts();
    }

    private static IServiceCollection AddData(this IServiceCollection services, DatabaseChoice database)
    {
        _ = database.Provider switch
        {
            DatabaseProvider.Postgres => services.AddDatabase<PostgresParticipationDb>(o => o.UseNpgsql(database.ConnectionString).AddInterceptors(new PostgresText())),
            _ => services.AddSingleton<SqliteServerLock>().AddDatabase<SqliteParticipationDb>(o => o.UseSqlite(database.ConnectionString).AddInterceptors(new SqlitePragmas())),
        };
        // Identity wants one context per request; everything else opens its own.
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContext());
        return services.AddSingleton(database).AddSingleton<OpenDatabase>();
    }

    private static IServiceCollection AddDatabase<TDb>(this IServiceCollection services, Action<DbContextOptionsBuilder> options) where TDb : ParticipationDb =>
        // Pooled: making a context costs more than most of the queries.
        services.AddPooledDbContextFactory<TDb>((s, o) => options(o.AddInterceptors(s.GetRequiredService<TellPublicChanges>(), s.GetRequiredService<TakeBackMails>())))
            .AddSingleton<IDbContextFactory<ParticipationDb>>(s => new Databases<TDb>(s.GetRequiredService<IDbContextFactory<TDb>>()));

    /// <summary>Several processes on one PostgreSQL hear each other; on SQLite there is only one.</summary>
    private static IServiceCollection AddLive(this IServiceCollection services, DatabaseChoice database) =>
        database.Provider == DatabaseProvider.Postgres
            ? services.AddSingleton<Pulse>().AddSingleton<TellPublicChanges>().AddSingleton<PostgresPulse>().AddHostedService(s => s.GetRequiredService<PostgresPulse>()).AddSingleton<CatchUp>().AddHostedService(s => s.GetRequiredService<CatchUp>())
            : services.AddSingleton<Pulse>().AddSingleton<TellPublicChanges>();

    private static IServiceCollection AddMail(this IServiceCollection services) =>
        services.AddSingleton<TakeBackMails>().AddSingleton<ReportBarrier>().AddSingleton<SmtpMailer>().AddSingleton<SendWaitingMails>().AddSingleton<SweepMails>().AddSingleton<BrowseLocalMailbox>().AddHostedService<MailJob>();

    private static IServiceCollection AddDistricts(this IServiceCollection services) =>
        services.AddSingleton<ReadDistricts>().AddSingleton<ReadAtlas>().AddSingleton<ImportDistricts>();

    private static IServiceCollection AddRules(this IServiceCollection services) =>
        services.AddSingleton<ReadRulebook>().AddSingleton<ImportRules>().AddSingleton<PublishRulebook>();

    private static IServiceCollection AddProcesses(this IServiceCollection services) =>
        services.AddSingleton<BrowseProcesses>().AddSingleton<ReadProcess>().AddSingleton<PhaseDates>().AddSingleton<SaveProcess>();

    private static IServiceCollection AddProposals(this IServiceCollection services) =>
        services.AddSingleton<BrowseProposals>().AddSingleton<FacetProposals>().AddSingleton<BrowsePublished>().AddSingleton<FindSimilar>().AddSingleton<BrowseNearbyProposals>().AddSingleton<CountProposals>().AddSingleton<ReadProposal>().AddSingleton<ReadProposalId>().AddSingleton<ReadRemoved>().AddSingleton<BrowseOwnProposals>()
            .AddSingleton<SubmitProposal>().AddSingleton<KeepDraft>().AddSingleton<ReadDraft>().AddSingleton<DiscardDraft>().AddSingleton<ReviseProposal>().AddSingleton<ChangeProposal>().AddSingleton<DropChange>().AddSingleton<ReadChange>().AddSingleton<BrowseVersions>().AddSingleton<WithdrawProposal>().AddSingleton<WriteEasyVersion>()
            .AddSingleton<WriteTranslation>().AddSingleton<CheckTranslation>().AddSingleton<BrowseTranslations>().AddSingleton<ReadTranslations>().AddSingleton<ReadTranslationCase>()
            .AddSingleton<InviteCoAuthor>().AddSingleton<ReadInvitation>().AddSingleton<AcceptInvitation>().AddSingleton<ReadRequest>().AddSingleton<AskToCoAuthor>().AddSingleton<AnswerCoAuthor>().AddSingleton<EndCoAuthorship>().AddSingleton<BrowseCoAuthors>();

    private static IServiceCollection AddComments(this IServiceCollection services) =>
        services.AddSingleton<TellDiscussion>().AddSingleton<AddComment>().AddSingleton<EditComment>().AddSingleton<DeleteComment>().AddSingleton<MarkHelpful>()
            .AddSingleton<BrowseComments>().AddSingleton<ReadArguments>().AddSingleton<ReadComment>().AddSingleton<ReadCommentTotals>();

    private static IServiceCollection AddOffers(this IServiceCollection services) =>
        services.AddSingleton<MakeOffer>().AddSingleton<ChangeOffer>().AddSingleton<TakeBackOffer>().AddSingleton<AcceptOffer>()
            .AddSingleton<BrowseOffers>().AddSingleton<BrowseOwnOffers>().AddSingleton<ReadOffer>().AddSingleton<ReadContacts>();

    private static IServiceCollection AddReports(this IServiceCollection services) =>
        services.AddSingleton<ReportMails>().AddSingleton<ReportContribution>().AddSingleton<AnswerReports>()
            .AddSingleton<ReadReported>().AddSingleton<BrowseReports>().AddSingleton<ReadOpenReports>().AddSingleton<ReadReports>();

    private static IServiceCollection AddAttachments(this IServiceCollection services) =>
        services.AddSingleton<IFileStore, FolderFiles>().AddSingleton<PrepareFile>().AddSingleton<AddAttachment>().AddSingleton<DescribeAttachment>().AddSingleton<RemoveAttachment>()
            .AddSingleton<ReadAttachment>().AddSingleton<BrowseAttachments>().AddSingleton<SweepFiles>().AddHostedService<SweepJob>();

    private static IServiceCollection AddVoting(this IServiceCollection services, DatabaseChoice database) =>
        services.AddSingleton<VoteStore>(s => database.Provider == DatabaseProvider.Postgres
                ? ActivatorUtilities.CreateInstance<PostgresVoteStore>(s, database)
                : ActivatorUtilities.CreateInstance<SqliteVoteStore>(s, database))
            .AddSingleton<VoteWriter>().AddHostedService(s => s.GetRequiredService<VoteWriter>())
            .AddSingleton<RecentMoves>().AddHostedService(s => s.GetRequiredService<RecentMoves>()).AddSingleton<BrowseMoving>()
            .AddSingleton<SupportProposal>().AddSingleton<ReadSupport>().AddSingleton<ReadTotals>().AddScoped<LeavePlatform>()
            .AddSingleton<AppendToLedger>().AddSingleton<OpenLedger>().AddSingleton<VerifyVotes>();

    private static IServiceCollection AddMerging(this IServiceCollection services) =>
        services.AddSingleton<RegroupingMails>().AddSingleton<ProposeMerge>().AddSingleton<ProposeSplit>().AddSingleton<AnswerRegrouping>().AddSingleton<TakeBackRegrouping>()
            .AddSingleton<ReadRegrouping>().AddSingleton<BrowseRegroupings>().AddSingleton<ReadKinship>().AddSingleton<AnswerSupportQuestion>();

    private static IServiceCollection AddResults(this IServiceCollection services) =>
        services.AddSingleton<ReadResults>().AddSingleton<ExportResults>().AddSingleton<ReadCommitteeDesk>();

    private static IServiceCollection AddNotifications(this IServiceCollection services) =>
        services.AddSingleton<FollowTopic>().AddSingleton<ReadFollow>().AddSingleton<BrowseFollows>().AddSingleton<ReadNoticeChoice>().AddSingleton<ChooseNotices>().AddSingleton<Unsubscribe>()
            .AddSingleton<BrowseNotices>().AddSingleton<ReadUnread>().AddSingleton<MarkNoticesRead>()
            .AddSingleton<ListEvents>().AddSingleton<Concerned>().AddSingleton<TellConcerned>().AddSingleton<GatherNotices>()
            .AddSingleton<NoticeLetters>().AddSingleton<SendNoticeMails>().AddSingleton<SweepNotices>().AddHostedService<NoticeJob>();

    private static IServiceCollection AddModeration(this IServiceCollection services)
    {
        services.TryAddSingleton(DeskTimes.Usual);
        return services.AddSingleton<StatementMails>().AddSingleton<CarryOut>().AddSingleton<CarryOutBlock>().AddSingleton<BlockAuthor>().AddSingleton<ReadModerationFigures>().AddSingleton<ReadOwnFigures>().AddSingleton<ExportModerationFigures>().AddSingleton<ReadBlockCase>().AddSingleton<HideContribution>().AddSingleton<AgreeToDecision>().AddSingleton<ReadStatement>().AddSingleton<BrowseStatements>()
            .AddSingleton<AppealMails>().AddSingleton<AppealDecision>().AddSingleton<AnswerAppeal>().AddSingleton<BrowseDecisions>().AddSingleton<ReadDecision>().AddSingleton<EraseOriginals>().AddHostedService<EraseJob>()
            .AddSingleton<BrowseDesk>().AddSingleton<ClaimCase>().AddSingleton<ReleaseCase>().AddSingleton<HandOver>().AddSingleton<ReadColleagues>()
            .AddSingleton<PerformDeed>().AddSingleton<HoldDeed>().AddSingleton<TakeBackDeed>().AddSingleton<CarryOutDeeds>().AddHostedService<CarryOutDeedsJob>()
            .AddSingleton<ReadCase>().AddSingleton<DecideProposal>().AddSingleton<DecideChange>().AddSingleton<ReadPlatformCounts>()
            .AddSingleton<HideComment>().AddSingleton<RestoreComment>().AddSingleton<HideOffer>().AddSingleton<ReadOfferCase>().AddSingleton<HideVersion>().AddSingleton<ReadVersionCase>()
            .AddSingleton<ReadHints>().AddSingleton<ReadCommentHints>();
    }

    private static IServiceCollection AddAdministration(this IServiceCollection services) =>
        services.AddSingleton<TrailSearch>().AddSingleton<BrowseTrail>().AddSingleton<ExportTrail>().AddSingleton<CheckTrail>();

    private static IdentityBuilder AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<ReadRights>().AddSingleton<SweepBlocks>().AddHostedService<SweepBlocksJob>().AddSingleton<MoveHome>().AddSingleton<GrantRole>().AddSingleton<RevokeRole>().AddSingleton<BrowseGrants>();
        services.AddScoped<AccountMails>().AddScoped<RegisterParticipant>().AddScoped<ConfirmEmail>().AddScoped<SendConfirmationAgain>()
            .AddScoped<RequestPasswordReset>().AddScoped<ResetPassword>().AddScoped<CreateAdministrator>();
        return services.AddIdentityCore<Participant>(o =>
        {
            o.User.RequireUniqueEmail = true;
            o.User.AllowedUserNameCharacters = "";
            o.Lockout.MaxFailedAccessAttempts = AccountLimits.TriesBeforeLockout;
            o.Lockout.DefaultLockoutTimeSpan = AccountLimits.Lockout;
            o.Password.RequiredLength = AccountLimits.ShortestPassword;
            o.Password.RequiredUniqueChars = 4;
            o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
        }).AddEntityFrameworkStores<ParticipationDb>();
    }

    /// <summary>A factory of the thin context seen as a factory of the shared one; the interface is not covariant.</summary>
    private sealed class Databases<TDb>(IDbContextFactory<TDb> inner) : IDbContextFactory<ParticipationDb> where TDb : ParticipationDb
    {
        public ParticipationDb CreateDbContext() => inner.CreateDbContext();
    }
}
