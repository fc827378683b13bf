namespace CitizenParticipation.Web.Shell;

/// <summary>Every address of the platform. Pages never spell another room's address; these are on posters and in other cities' links.</summary>
public static class Links
{
    public const string Home = "/";
    public const string Processes = "/processes";
    public const string Proposals = "/proposals";
    public const string Districts = "/districts";
    public const string OwnProposals = "/me/proposals";
    public const string OwnOffers = "/me/offers";
    public const string OwnAccount = "/me/account";
    public const string Notices = "/me/notices";
    public const string ReadNotices = "/me/notices/read";
    public const string NoticeChoice = "/me/notifications";
    public const string Follow = "/follow";
    public const string Unsubscribe = "/notifications/unsubscribe";
    public const string AccountClosed = "/account/closed";
    public const string Register = "/account/register";
    public const string SignOut = "/account/sign-out";
    public const string ForgotPassword = "/account/forgot";
    public const string ConfirmAgain = "/account/confirm-again";
    public const string Moderation = "/moderation";
    public const string Committee = "/committee";
    public const string Administration = "/admin";
    public const string Roles = "/admin/roles";
    public const string Audit = "/admin/audit";
    public const string AuditCsv = "/admin/audit.csv";
    public const string NewProcess = "/admin/processes/new";
    public const string Feed = "/feed.atom";
    public const string Sitemap = "/sitemap.xml";
    public const string Feedback = "/feedback";
    public const string Display = "/view";
    public const string View = "/view/choice";
    public const string Gallery = "/dev/gallery";
    public const string IslandGallery = "/dev/gallery/islands";
    public const string LocalMailbox = "/dev/mail";
    public const string DemoSignIn = "/dev/sign-in";

    public static string Process(string slug) => $"/processes/{slug}";

    public static string Results(string slug) => $"/processes/{slug}/results";

    public static string ResultsCsv(string slug) => $"/processes/{slug}/results.csv";

    public static string ResultsPrint(string slug) => $"/processes/{slug}/results/print";

    public static string ProcessFeed(string slug) => $"/processes/{slug}/feed.atom";

    public static string ProcessDates(string slug) => $"/processes/{slug}/dates.ics";

    public static string EditProcess(string slug) => $"/admin/processes/{slug}";

    public static string Proposal(string slug) => $"/proposals/{slug}";

    /// <summary>The list with one filter set.</summary>
    public static string ProposalsOf(string process) => $"/proposals?process={Uri.EscapeDataString(process)}";

    /// <summary>The picture that messengers show beside a link to this page.</summary>
    public static string Card(string page) => page == Home ? "/card.png" : page + "/card.png";

    public static string ProposalCode(string slug) => $"/proposals/{slug}/qr.svg";

    public static string ProposalPoster(string slug) => $"/proposals/{slug}/poster";

    public static string NewProposal(string? process = null) => process is null ? "/proposals/new" : $"/proposals/new?process={Uri.EscapeDataString(process)}";

    public const string KeepDraft = "/me/drafts/keep";

    public const string WritingAdvice = "/me/drafts/advice";

    public static string WriteDraft(string slug) => $"/proposals/new?draft={slug}";

    public static string DiscardDraft(string slug) => $"/me/drafts/{slug}/discard";

    public static string ReviseProposal(string slug) => $"/me/proposals/{slug}/revise";

    public static string ChangeProposal(string slug) => $"/me/proposals/{slug}/change";

    public static string DropChange(string slug) => $"/me/proposals/{slug}/change/drop";

    /// <summary>What the public text was before.</summary>
    public static string ProposalHistory(string slug) => $"/proposals/{slug}/history";

    /// <summary>Who writes a proposal along.</summary>
    public static string CoAuthors(string slug) => $"/me/proposals/{slug}/authors";

    public static string AskToJoin(string slug, string? draft = null) => string.IsNullOrEmpty(draft) ? $"/proposals/{slug}/join" : $"/proposals/{slug}/join?draft={draft}";

    public static string Invitation(string code) => $"/invitations/{code}";

    public static string WithdrawProposal(string slug) => $"/me/proposals/{slug}/withdraw";

    /// <summary>Where the author adds pictures and files.</summary>
    public static string Files(string slug) => $"/me/proposals/{slug}/files";

    /// <summary>One size of a picture, or a document.</summary>
    public static string Attachment(string slug, Guid id, string part) => $"/proposals/{slug}/files/{id:D}/{part}";

    /// <summary>Marks one notice as read and leads to what it is about.</summary>
    public static string Notice(Guid id) => $"/me/notices/{id:D}";

    public static string UnsubscribeWith(string token) => $"/notifications/unsubscribe?token={Uri.EscapeDataString(token)}";

    public static string EasyVersion(string slug) => $"/moderation/easy/{slug}";

    public static string Translations(string slug, string? language = null) => $"/moderation/translations/{slug}" + (language is null ? "" : $"?language={language}");

    public static string Support(string slug) => $"/proposals/{slug}/support";

    public static string WithdrawSupport(string slug) => $"/proposals/{slug}/support/withdraw";

    public static string WriteComment(string slug) => $"/proposals/{slug}/comment";

    public static string ReplyTo(string slug, Guid comment) => $"/proposals/{slug}/comment?reply={comment}";

    public static string EditComment(string slug, Guid comment) => $"/proposals/{slug}/comment?edit={comment}";

    public static string DeleteComment(string slug, Guid comment) => $"/proposals/{slug}/comments/{comment}/delete";

    /// <summary>One earlier text of a proposal, counted as its history does.</summary>
    public static string ModerateVersion(string slug, int number) => $"/moderation/versions/{slug}/{number}";

    public static string ModerateComment(Guid comment) => $"/moderation/comments/{comment}";

    public static string Helpful(string slug, Guid comment) => $"/proposals/{slug}/comments/{comment}/helpful";

    public static string NotHelpful(string slug, Guid comment) => $"/proposals/{slug}/comments/{comment}/helpful/withdraw";

    public static string MakeOffer(string slug) => $"/proposals/{slug}/offer";

    public static string ChangeOffer(string slug, Guid offer) => $"/proposals/{slug}/offer?edit={offer}";

    public static string TakeBackOffer(Guid offer) => $"/me/offers/{offer}/take-back";

    public static string EraseOfferContact(Guid offer) => $"/me/offers/{offer}/erase-contact";

    public static string AcceptOffer(Guid offer) => $"/me/offers/{offer}/accept";

    /// <summary>What was offered to a proposal, for the administration.</summary>
    public static string OffersDesk(string slug) => $"/moderation/proposals/{slug}/offers";

    public static string ModerateOffer(Guid offer) => $"/moderation/offers/{offer}";

    /// <param name="kind">proposal, comment or offer.</param>
    public static string Report(string kind, Guid id) => $"/report/{kind}/{id}";

    public const string Reports = "/moderation/reports";

    /// <summary>All reports of one contribution.</summary>
    public static string ReportCase(string kind, Guid id) => $"/moderation/reports/{kind}/{id}";

    public static string MergeProposal(string slug) => $"/moderation/proposals/{slug}/merge";

    public static string SplitProposal(string slug) => $"/moderation/proposals/{slug}/split";

    public static string TakeBackRegrouping(Guid regrouping) => $"/moderation/regroupings/{regrouping}/take-back";

    /// <summary>Where an author agrees to a merge or a split, or does not.</summary>
    public static string Regrouping(Guid regrouping) => $"/me/regroupings/{regrouping:N}";

    /// <summary>Where a supporter says whether they support the other proposal too.</summary>
    public static string AnswerSupport(Guid regrouping) => $"/me/regroupings/{regrouping:N}/support";

    /// <summary>The page of a discussion on which a comment stands, scrolled down to it.</summary>
    public static string Comment(string slug, Guid comment) => $"/proposals/{slug}?comment={comment}#{CommentAnchor(comment)}";

    public static string CommentAnchor(Guid comment) => "comment-" + comment.ToString("N");

    /// <summary>Where the districts really lie, for the map; nothing where the city has no outlines.</summary>
    public const string Outlines = "/districts/outlines.geojson";

    public static string District(string key) => $"/districts/{Uri.EscapeDataString(key)}";

    public static string DistrictFeed(string key) => $"/districts/{Uri.EscapeDataString(key)}/feed.atom";

    /// <summary>The public report on moderation.</summary>
    public const string ModerationFigures = "/transparency";

    public const string ModerationFiguresCsv = "/transparency.csv";

    /// <summary>One edition of the rules.</summary>
    public static string Rules(int edition) => $"/rules/{edition}";

    /// <summary>One rule as it was then.</summary>
    public static string Rule(int edition, int number) => $"/rules/{edition}#rule-{number}";

    public const string EditRules = "/admin/rules";

    /// <summary>What moderators have decided about one's own contributions.</summary>
    public const string OwnDecisions = "/me/decisions";

    public static string OwnDecision(Guid decision) => $"/me/decisions/{decision:N}";

    /// <param name="kind">proposal, comment or offer: what its author has written.</param>
    public static string BlockAuthor(string kind, Guid id) => $"/moderation/block/{kind}/{id}";

    /// <summary>The log of decisions, for moderators.</summary>
    public const string Decisions = "/moderation/decisions";

    public static string Decision(Guid decision, string? said = null) => $"/moderation/decisions/{decision:N}" + (said is null ? "" : "?said=" + said);

    public static string Page(string name) => $"/pages/{name}";

    public const string VotePromise = "/pages/counting/technical";

    public static string Case(string slug) => $"/moderation?case={slug}";

    public static string SignIn(string? back = null) => back is null or "/" ? "/account/sign-in" : $"/account/sign-in?return={Uri.EscapeDataString(back)}";

    public static string Language(string code, string back) => $"/language/{code}?return={Uri.EscapeDataString(back)}";

    /// <summary>A path inside the platform, or the home page: an address that came with a request must not lead to another site.</summary>
    public static string Local(string? path) =>
        path is { Length: > 0 } && path[0] == '/' && (path.Length == 1 || (path[1] != '/' && path[1] != '\\')) && !path.Any(char.IsControl) ? path : Home;
}
