package article

// nameKind says what the names of an element tell about it.
type nameKind uint16

const (
	strongName  nameKind = 1 << iota // no part of the article
	halfName                         // none while it is small
	weakName                         // none while it holds no running text to speak of
	bodyName                         // the article
	leadName                         // a paragraph on top of the article, set apart
	commentName                      // what readers write
	galleryName                      // pictures and their captions
	captionName                      // the words under one picture; a few lines about the author
	unseenName                       // for screen readers or printers only
)

// Names that elements give themselves in class, id and the like, cut into words. A word is
// looked up alone and with the one that follows it, as "first-second".
var nameTable = tableOf(map[nameKind]string{
	commentName: "comments comment-list comments-list comment-section comments-section comments-area comment-thread comments-container disqus " +
		"commentlist livefyre coral-talk fb-comments spot-im openweb viafoura comments-wrapper comment-respond respond comment-body comment-content " +
		"user-comments reader-comments",
	strongName: "related-posts related-articles related-stories related-content related-news related-links relatedposts jp-relatedposts related-article " +
		"related-topics recirc recirculation outbrain taboola zergnet revcontent plista nativo ligatus mostread mostpopular most-read most-popular most-viewed " +
		"most-shared most-commented trending-stories trending-now read-next readnext up-next upnext next-up more-stories more-news " +
		"more-from more-on also-read alsoread also-like see-also seealso you-may recommended-stories recommended-articles recommendations " +
		"popular-posts latest-news latest-posts latest-stories top-stories newsletter newsletters signup sign-up subscribe subscription optin " +
		"mailchimp mailing-list inline-newsletter email-signup " +
		"cookie cookies gdpr onetrust cookiebar " +
		"advert advertisement advertising adsbygoogle adslot ad-slot ad-container ad-wrapper ad-unit dfp-ad google-ad ad-label ad-placeholder sponsored-content " +
		"breadcrumb breadcrumbs pagination paginator pager skip-link skiplink skip-nav site-header site-footer global-nav globalnav main-nav " +
		"navbar nav-menu mega-menu offcanvas off-canvas topbar " +
		"social-share share-bar sharebar share-buttons sharing-buttons share-links share-tools sharetools sharedaddy addthis addtoany shareaholic " +
		"social-links social-media social-icons social-buttons follow-us followus " +
		"tag-list taglist post-tags article-tags entry-tags post-navigation nav-links read-more readmore " +
		"paywall-prompt regwall piano-offer back-to-top modal popup lightbox tooltip toast",
	captionName: "caption captions figcaption figurecaption cutline legend legends photo-credit image-credit image-source image-copyright photo-by picture-credit " +
		"author-bio authorbio author-box about-author author-info author-card author-description body-bio bio biography byline-bio",
	galleryName: "gallery slideshow carousel photogallery photo-gallery image-gallery full-gallery gallery-container",
	unseenName:  "screen-reader visually-hidden visuallyhidden sr-only noprint print-only printonly a11y-hidden assistive-text",
	halfName:    "promo promos promotion teaser teasers popular trending recommended recommend sidebar rail footer foot masthead sponsor sponsored related",
	weakName: "comment nav navigation menu aside header banner social share sharing shares follow ad ads dfp gpt widget widgets tools toolbar utility " +
		"credit credits byline author authors dateline timestamp datetime date time meta metadata published updated tag tags topic topics " +
		"keywords categories category kicker eyebrow label badge slider player video videos audio podcast poll quiz survey " +
		"copyright disclaimer consent overlay dialog login register donate donation membership cta callout " +
		"onward linklist list-links listing feed ticker search sitemap language rating ratings vote votes print email fontsize font-size " +
		"img photo picture thumbnail thumb graphic cards card tile tiles hub links more buttons button interstitial " +
		"republish licensing feedback report-error",
	leadName: "lead lede intro perex chapo introduction article-lead article-intro story-intro lead-paragraph lead-text vorspann anrisstext",
	bodyName: "article-body articlebody story-body storybody entry-content post-content post-body postbody article-content article-text story-content " +
		"story-text body-content content-body rich-text richtext caas-body field-name-body article-copy body-copy article-main " +
		"story-main news-content news-text newsbody body-text main-text maintext text-content",
})

func tableOf(lists map[nameKind]string) map[string]nameKind {
	m := map[string]nameKind{}
	for k, words := range lists {
		for w := range set(words) {
			m[w] |= k
		}
	}
	return m
}

// nameKinds joins what the words of an element's names tell.
func nameKinds(words []string) nameKind {
	var is nameKind
	for i, w := range words {
		is |= nameTable[w]
		if i+1 < len(words) && w != "" && words[i+1] != "" {
			is |= nameTable[w+"-"+words[i+1]]
		}
	}
	return is
}

// dropRoles are roles of elements that no article plays.
var dropRoles = set("navigation complementary contentinfo search dialog alert alertdialog banner menu menubar toolbar tablist form status tooltip")
