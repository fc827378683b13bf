using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Merging : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Regroupings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TargetId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ModeratorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeclineWords = table.Column<string>(type: "TEXT", nullable: false),
                    FirstTitle = table.Column<string>(type: "TEXT", nullable: false),
                    FirstText = table.Column<string>(type: "TEXT", nullable: false),
                    SecondTitle = table.Column<string>(type: "TEXT", nullable: false),
                    SecondText = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Regroupings", x => x.Id);
                    table.CheckConstraint("CK_Regroupings_Ended", "(\"State\" = 0) = (\"EndedAt\" IS NULL)");
                    table.CheckConstraint("CK_Regroupings_Kind", "\"Kind\" BETWEEN 0 AND 1");
                    table.CheckConstraint("CK_Regroupings_State", "\"State\" BETWEEN 0 AND 3");
                    table.CheckConstraint("CK_Regroupings_Target", "\"SourceId\" <> \"TargetId\" AND (\"TargetId\" IS NOT NULL OR (\"Kind\" = 1 AND \"State\" <> 1))");
                    table.CheckConstraint("CK_Regroupings_Texts", "(\"Kind\" = 1) = (\"SecondTitle\" <> '')");
                    table.ForeignKey(
                        name: "FK_Regroupings_Participants_ModeratorId",
                        column: x => x.ModeratorId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Regroupings_Proposals_SourceId",
                        column: x => x.SourceId,
                        principalTable: "Proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Regroupings_Proposals_TargetId",
                        column: x => x.TargetId,
                        principalTable: "Proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RegroupingConsents",
                columns: table => new
                {
                    RegroupingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgreedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegroupingConsents", x => new { x.RegroupingId, x.ParticipantId });
                    table.ForeignKey(
                        name: "FK_RegroupingConsents_Participants_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RegroupingConsents_Regroupings_RegroupingId",
                        column: x => x.RegroupingId,
                        principalTable: "Regroupings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SupportAnswers",
                columns: table => new
                {
                    RegroupingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupportAnswers", x => new { x.RegroupingId, x.ParticipantId });
                    table.ForeignKey(
                        name: "FK_SupportAnswers_Participants_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SupportAnswers_Regroupings_RegroupingId",
                        column: x => x.RegroupingId,
                        principalTable: "Regroupings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RegroupingConsents_ParticipantId",
                table: "RegroupingConsents",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_Regroupings_Asked",
                table: "Regroupings",
                column: "SourceId",
                unique: true,
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Regroupings_ModeratorId",
                table: "Regroupings",
                column: "ModeratorId");

            migrationBuilder.CreateIndex(
                name: "IX_Regroupings_SourceId_State",
                table: "Regroupings",
                columns: new[] { "SourceId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Regroupings_TargetId_State",
                table: "Regroupings",
                columns: new[] { "TargetId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportAnswers_ParticipantId",
                table: "SupportAnswers",
                column: "ParticipantId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RegroupingConsents");

            migrationBuilder.DropTable(
                name: "SupportAnswers");

            migrationBuilder.DropTable(
                name: "Regroupings");
        }
    }
}
