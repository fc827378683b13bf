using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Reports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Reports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "text", maxLength: 40, nullable: false),
                    Law = table.Column<string>(type: "text", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    Part = table.Column<string>(type: "text", nullable: false),
                    ReporterId = table.Column<Guid>(type: "uuid", nullable: true),
                    Email = table.Column<string>(type: "text", maxLength: 254, nullable: false),
                    Language = table.Column<string>(type: "text", maxLength: 2, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    DecidedReason = table.Column<string>(type: "text", maxLength: 40, nullable: false),
                    DecidedWords = table.Column<string>(type: "text", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reports", x => x.Id);
                    table.CheckConstraint("CK_Reports_Decided", "(\"State\" = 0) = (\"DecidedAt\" IS NULL) AND (\"State\" = 0) = (\"DecidedBy\" IS NULL) AND (\"State\" = 0) = (\"DecidedWords\" = '')");
                    table.CheckConstraint("CK_Reports_Email", "\"Email\" = '' OR (\"State\" = 0 AND \"ReporterId\" IS NULL)");
                    table.CheckConstraint("CK_Reports_Kind", "\"Kind\" BETWEEN 1 AND 3 AND (\"Kind\" <> 1 OR \"SubjectId\" = \"ProposalId\")");
                    table.CheckConstraint("CK_Reports_Reason", "(\"State\" = 1) = (\"DecidedReason\" <> '')");
                    table.CheckConstraint("CK_Reports_State", "\"State\" BETWEEN 0 AND 2");
                    table.CheckConstraint("CK_Reports_Text", "\"Reason\" <> '' AND \"Words\" <> '' AND (\"Reason\" = 'Illegal') = (\"Law\" <> '')");
                    table.ForeignKey(
                        name: "FK_Reports_Participants_DecidedBy",
                        column: x => x.DecidedBy,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reports_Participants_ReporterId",
                        column: x => x.ReporterId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reports_Proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "Proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_DecidedBy",
                table: "Reports",
                column: "DecidedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_Kind_SubjectId_ReporterId",
                table: "Reports",
                columns: new[] { "Kind", "SubjectId", "ReporterId" },
                unique: true,
                filter: "\"State\" = 0 AND \"ReporterId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_Kind_SubjectId_State",
                table: "Reports",
                columns: new[] { "Kind", "SubjectId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_ProposalId",
                table: "Reports",
                column: "ProposalId");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_ReporterId_CreatedAt",
                table: "Reports",
                columns: new[] { "ReporterId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_State_CreatedAt",
                table: "Reports",
                columns: new[] { "State", "CreatedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Reports");
        }
    }
}
