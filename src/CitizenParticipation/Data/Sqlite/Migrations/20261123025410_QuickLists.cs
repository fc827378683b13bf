using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class QuickLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Proposals_State_PublishedAt",
                table: "Proposals");

            migrationBuilder.DropIndex(
                name: "IX_Proposals_State_Supports_PublishedAt",
                table: "Proposals");

            migrationBuilder.CreateTable(
                name: "ProposalCounts",
                columns: table => new
                {
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictKey = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposalCounts", x => new { x.ProcessId, x.DistrictKey, x.Category });
                    table.CheckConstraint("CK_ProposalCounts_Count", "\"Count\" >= 0");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_State_PublishedAt_DistrictKey_Category_ProcessId",
                table: "Proposals",
                columns: new[] { "State", "PublishedAt", "DistrictKey", "Category", "ProcessId" });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_State_ShuffleKey_DistrictKey_Category_ProcessId",
                table: "Proposals",
                columns: new[] { "State", "ShuffleKey", "DistrictKey", "Category", "ProcessId" });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_State_Supports_PublishedAt_DistrictKey_Category",
                table: "Proposals",
                columns: new[] { "State", "Supports", "PublishedAt", "DistrictKey", "Category" });

            migrationBuilder.Sql(SqliteTriggers.QuickLists);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqliteTriggers.SlowLists);
            migrationBuilder.DropTable(
                name: "ProposalCounts");

            migrationBuilder.DropIndex(
                name: "IX_Proposals_State_PublishedAt_DistrictKey_Category_ProcessId",
                table: "Proposals");

            migrationBuilder.DropIndex(
                name: "IX_Proposals_State_ShuffleKey_DistrictKey_Category_ProcessId",
                table: "Proposals");

            migrationBuilder.DropIndex(
                name: "IX_Proposals_State_Supports_PublishedAt_DistrictKey_Category",
                table: "Proposals");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_State_PublishedAt",
                table: "Proposals",
                columns: new[] { "State", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_State_Supports_PublishedAt",
                table: "Proposals",
                columns: new[] { "State", "Supports", "PublishedAt" });
        }
    }
}
