using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RulesAndDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProcessId = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictKey = table.Column<string>(type: "text", maxLength: 20, nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WaitedSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Verdict = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Rule = table.Column<string>(type: "text", maxLength: 20, nullable: false),
                    RuleKey = table.Column<string>(type: "text", maxLength: 40, nullable: false),
                    Passage = table.Column<string>(type: "text", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    Cause = table.Column<int>(type: "integer", nullable: false),
                    Hints = table.Column<int>(type: "integer", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SecondId = table.Column<Guid>(type: "uuid", nullable: true),
                    SecondAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SecondWords = table.Column<string>(type: "text", nullable: false),
                    Original = table.Column<string>(type: "text", nullable: false),
                    EraseAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ErasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    BlockDays = table.Column<int>(type: "integer", nullable: true),
                    BlocksEverywhere = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Id);
                    table.CheckConstraint("CK_Decisions_Block", "(\"Verdict\" = 5) = (\"BlockDays\" IS NOT NULL) AND (\"BlockDays\" IS NULL OR \"BlockDays\" BETWEEN 1 AND 366)");
                    table.CheckConstraint("CK_Decisions_Kind", "\"Kind\" BETWEEN 1 AND 5 AND (\"Kind\" IN (4, 5)) = (\"Number\" > 0)");
                    table.CheckConstraint("CK_Decisions_Original", "(\"EraseAt\" IS NULL) = (\"Original\" = '')");
                    table.CheckConstraint("CK_Decisions_Reasons", "(\"Verdict\" IN (1, 2, 3, 5)) = (\"Rule\" <> '') AND (\"Rule\" = '') = (\"RuleKey\" = '') AND (\"Rule\" = '' OR \"Words\" <> '')");
                    table.CheckConstraint("CK_Decisions_Second", "(\"State\" <> 1 OR \"SecondId\" IS NULL) AND (\"SecondId\" IS NULL OR \"SecondId\" <> \"ById\" OR \"State\" = 3) AND (\"State\" NOT IN (2, 3) OR \"SecondId\" IS NOT NULL)");
                    table.CheckConstraint("CK_Decisions_Verdict", "\"Verdict\" BETWEEN 0 AND 6 AND \"State\" BETWEEN 0 AND 5 AND \"Cause\" BETWEEN 0 AND 4 AND \"Hints\" >= 0");
                    table.ForeignKey(
                        name: "FK_Decisions_Participants_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Decisions_Participants_ById",
                        column: x => x.ById,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Decisions_Participants_SecondId",
                        column: x => x.SecondId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Decisions_Proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "Proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Rulebooks",
                columns: table => new
                {
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PublishedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rulebooks", x => x.Edition);
                    table.CheckConstraint("CK_Rulebooks_Edition", "\"Edition\" >= 1");
                    table.ForeignKey(
                        name: "FK_Rulebooks_Participants_PublishedBy",
                        column: x => x.PublishedBy,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Appeals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DecisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedWords = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appeals", x => x.Id);
                    table.CheckConstraint("CK_Appeals_Decided", "(\"State\" = 0) = (\"DecidedAt\" IS NULL) AND (\"State\" = 0) = (\"DecidedById\" IS NULL) AND (\"State\" = 0) = (\"DecidedWords\" = '')");
                    table.CheckConstraint("CK_Appeals_State", "\"State\" BETWEEN 0 AND 2");
                    table.ForeignKey(
                        name: "FK_Appeals_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Appeals_Participants_ById",
                        column: x => x.ById,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Appeals_Participants_DecidedById",
                        column: x => x.DecidedById,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Rules",
                columns: table => new
                {
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<string>(type: "text", maxLength: 40, nullable: false),
                    InDiscussion = table.Column<bool>(type: "boolean", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rules", x => new { x.Edition, x.Number });
                    table.CheckConstraint("CK_Rules_Number", "\"Number\" >= 1 AND \"Key\" <> ''");
                    table.ForeignKey(
                        name: "FK_Rules_Rulebooks_Edition",
                        column: x => x.Edition,
                        principalTable: "Rulebooks",
                        principalColumn: "Edition",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_ById",
                table: "Appeals",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_DecidedById",
                table: "Appeals",
                column: "DecidedById");

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_DecisionId",
                table: "Appeals",
                column: "DecisionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_State_DueAt",
                table: "Appeals",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_AuthorId_At",
                table: "Decisions",
                columns: new[] { "AuthorId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_ById",
                table: "Decisions",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_EraseAt",
                table: "Decisions",
                column: "EraseAt");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_ProcessId_At",
                table: "Decisions",
                columns: new[] { "ProcessId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_ProposalId",
                table: "Decisions",
                column: "ProposalId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_SecondId",
                table: "Decisions",
                column: "SecondId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_State_At",
                table: "Decisions",
                columns: new[] { "State", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_SubjectId_Kind_Number_At",
                table: "Decisions",
                columns: new[] { "SubjectId", "Kind", "Number", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_Waiting",
                table: "Decisions",
                columns: new[] { "Kind", "SubjectId", "Number", "Verdict" },
                unique: true,
                filter: "\"State\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Rulebooks_PublishedBy",
                table: "Rulebooks",
                column: "PublishedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Rules_Edition_Key",
                table: "Rules",
                columns: new[] { "Edition", "Key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Appeals");

            migrationBuilder.DropTable(
                name: "Rules");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "Rulebooks");
        }
    }
}
